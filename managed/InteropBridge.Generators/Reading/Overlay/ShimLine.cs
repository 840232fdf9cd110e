// SPDX-License-Identifier: MIT
#if !INTEROPBRIDGE_LAYOUT // the build's tool, which writes the C, has this file too
namespace InteropBridge.Generators.Reading.Overlay;
#else
namespace InteropBridge.Layout.Shims;
#endif

/// <summary>A line of an overlay by which C is compiled: <c>shim name</c>, or <c>shim type name(parameters) = expression</c>.</summary>
/// <param name="Name">What the function is called in C#.</param>
/// <param name="NameStart">Where the name starts in the line.</param>
/// <param name="Type">The C type of its result; null if only the name is given, and the C compiler knows the rest.</param>
/// <param name="Parameters">Its C parameters, as written; empty for none.</param>
/// <param name="Expression">What it returns; null if it calls what has its name.</param>
internal sealed record ShimLine(string Name, int NameStart, string? Type, string Parameters, string? Expression)
{
    /// <summary>Whether the line gives the types.</summary>
    public bool HasSignature => Type is not null;
}
