// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class NoticesTests
{
    private const string Harness = "managed/InteropBridge.Harness";

    /// <summary>Packages that the tool's build uses and its package does not contain.</summary>
    private static readonly string[] NotContained =
    [
        "HarfBuzzSharp.NativeAssets.Linux", "HarfBuzzSharp.NativeAssets.macOS", "HarfBuzzSharp.NativeAssets.Win32",
        "Microsoft.CodeAnalysis.Analyzers", "System.Reflection.TypeExtensions",
    ];

    [Fact]
    public void Every_package_that_the_tool_contains_is_in_its_notices()
    {
        var locked = JsonNode.Parse(File.ReadAllText(Repository.File(Harness, "packages.lock.json")))!["dependencies"]!.AsObject();
        var packages = locked.Single().Value!.AsObject()
            .Where(package => package.Value!["type"]!.GetValue<string>() != "Project").Select(package => package.Key);
        var notices = File.ReadAllLines(Repository.File(Harness, "THIRD-PARTY-NOTICES.txt")).Select(line => line.Trim()).ToHashSet();
        Assert.Equal([], packages.Except(NotContained).Except(notices));
    }
}
