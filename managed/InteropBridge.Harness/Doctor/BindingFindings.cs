// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;
using InteropBridge.Harness.Report;
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Doctor;

/// <summary>Whether <c>./build.sh generate</c> would work. Only changes of the C header need it.</summary>
internal static class BindingFindings
{
    private const string Variable = "INTEROPBRIDGE_CLANGSHARP";
    private const string Tool = "clangsharppinvokegenerator";
    private const string Topic = "ClangSharp";

    public static IEnumerable<Finding> All()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } overriding)
        {
            yield return ToolProbe.Lines(overriding, "--version") is { Count: > 0 } lines
                ? new(Topic, Verdict.Ok, $"{Variable}={overriding}: {string.Join("; ", lines.Take(2))}")
                : new(Topic, Verdict.Warning, $"{Variable} is {overriding}, which does not respond to --version: missing, or "
                    + "without its native libraries libclang and libClangSharp. ./build.sh generate would fail");
            yield break;
        }

        if (ResultFolder.RepositoryRoot is not { } root)
        {
            yield return new(Topic, Verdict.Ok, "not checked outside the repository: it is only needed to change the C header");
            yield break;
        }

        yield return Pinned(Path.Combine(root, ".config", "dotnet-tools.json"));
    }

    private static Finding Pinned(string manifest)
    {
        var version = File.Exists(manifest)
            ? JsonNode.Parse(File.ReadAllText(manifest))?["tools"]?[Tool]?["version"]?.GetValue<string>() : null;
        if (version is null)
        {
            return new(Topic, Verdict.Warning, $"{manifest} does not name {Tool}: ./build.sh generate cannot run");
        }

        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (!Directory.Exists(Path.Combine(cache, Tool, version)))
        {
            return new(Topic, Verdict.Warning, $"{Tool} {version} is pinned but not restored: ./build.sh generate restores it "
                + $"from NuGet, or set {Variable} to an installed one. It is only needed to change the C header");
        }

        // The tool's package has no native libraries: on Linux and macOS they are packages of their own.
        var platform = RuntimeInformation.RuntimeIdentifier;
        string[] natives = [$"libclang.runtime.{platform}", $"libclangsharp.runtime.{platform}"];
        var missing = natives.Where(package => !Directory.Exists(Path.Combine(cache, package))).ToList();
        return missing.Count == 0
            ? new(Topic, Verdict.Ok, $"{Tool} {version} restored, with {string.Join(" and ", natives)}")
            : new(Topic, Verdict.Warning, $"{Tool} {version} is restored, but not its native libraries "
                + $"({string.Join(", ", missing)}): ./build.sh generate restores them from NuGet");
    }
}
