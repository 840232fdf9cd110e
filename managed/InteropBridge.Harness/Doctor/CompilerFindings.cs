// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;

namespace InteropBridge.Harness.Doctor;

/// <summary>What builds native libraries.</summary>
internal static partial class CompilerFindings
{
    // As in managed/InteropBridge.Build/cmake/compiler.cmake.
    private const int OldestClang = 14;
    private const int OldestGcc = 12;
    private const int NamedVersions = 20;

    private const string CompilerHint = "apt-get install gcc (or clang libomp-dev); dnf install gcc (or clang libomp-devel); "
        + "brew install llvm libomp";

    public static IEnumerable<Finding> All()
    {
        var (clang, gcc) = (Newest("clang", OldestClang), Newest("gcc", OldestGcc));
        yield return clang is not null ? new("clang", Verdict.Ok, clang)
            : new("clang", Verdict.Ok, $"no clang {OldestClang} or later on the PATH; preferred if present, but not needed");
        yield return gcc is not null ? new("gcc", Verdict.Ok, gcc)
            : clang is not null ? new("gcc", Verdict.Ok, $"no gcc {OldestGcc} or later on the PATH; not needed, since clang was found")
            : new("gcc", Verdict.Warning, $"no gcc {OldestGcc} or clang {OldestClang} or later: needed to build, not to run. "
                + $"Install one: {CompilerHint}");
        if (Environment.GetEnvironmentVariable("CC") is { Length: > 0 } named)
        {
            yield return ToolProbe.FirstLine(named.Split(' ')[0], "--version") is { } line ? new("CC", Verdict.Ok, $"{named}: {line}")
                : new("CC", Verdict.Warning, $"{named} does not respond to --version: set CC to another compiler, or unset it");
        }

        yield return ToolProbe.FirstLine("cmake", "--version") is { } cmake ? new("CMake", Verdict.Ok, cmake)
            : new("CMake", Verdict.Warning, "not found: needed to build. apt-get, dnf or brew install cmake");
        yield return ToolProbe.FirstLine("ninja", "--version") is { } ninja ? new("Ninja", Verdict.Ok, ninja)
            : new("Ninja", Verdict.Ok, "not found; make is used instead, except on Windows");
    }

    /// <summary>The version line of the newest compiler with this name, including versioned names, as the native build
    /// chooses it; null if none is recent enough.</summary>
    private static string? Newest(string name, int oldest) =>
        Enumerable.Range(oldest, NamedVersions).Select(version => $"{name}-{version}").Prepend(name)
            .Select(program => ToolProbe.FirstLine(program, "--version"))
            .OfType<string>().Where(line => Major(line) >= oldest).MaxBy(Major);

    private static int Major(string line) =>
        Version().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(\d+)\.\d+")]
    private static partial Regex Version();
}
