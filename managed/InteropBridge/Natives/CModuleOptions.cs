// SPDX-License-Identifier: MIT
namespace InteropBridge.Natives;

/// <summary>How <see cref="CModule.Compile"/> compiles.</summary>
public sealed record CModuleOptions
{
    /// <summary>Whether OpenMP's directives count.</summary>
    public bool OpenMP { get; init; }

    /// <summary>Further options, each an argument, such as <c>-fno-math-errno</c>. They stand behind those of CModule:
    /// <c>-O3</c>, <c>-march=native</c> (<c>-mcpu=native</c> on Arm) and <c>-ffp-contract=off</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The compiler. Null for the one that the environment variable CC names or, without it, the first of clang, gcc and
    /// cc on the PATH.</summary>
    public string? Compiler { get; init; }

    /// <summary>How long the compiler may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where compiled code is kept. Null for the folder that the environment variable INTEROPBRIDGE_C_CACHE names or,
    /// without it, the user's cache; empty or <c>off</c> for nowhere.</summary>
    public string? CacheFolder { get; init; }
}
