// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>The page of refusals has a row for each that the code can make, and for no other.</summary>
public partial class RefusalTests
{
    private static readonly string[] Sources = ["InteropBridge", "InteropBridge.Build", "InteropBridge.Layout"];

    private static readonly string[] Kinds = [".targets", ".props", ".xml", ".cmake", ".txt", ".cs"];

    private static string Page => File.ReadAllText(Repository.File("docs", "refusals.md"));

    [Fact]
    public void Every_code_of_build_and_generator_has_a_row()
    {
        var inCode = Sources.SelectMany(project => Directory.EnumerateFiles(Repository.File("managed", project), "*", SearchOption.AllDirectories))
            .Where(file => Kinds.Contains(Path.GetExtension(file)))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Concat(Descriptors.All.Select(descriptor => descriptor.Id));
        Assert.Equal(inCode.Distinct().Order(), Rows(@"\[?(?<row>IB\d{4})"));
    }

    [Fact]
    public void Every_failure_of_the_loader_has_a_row() =>
        Assert.Equal(Enum.GetNames<LoadFailure>().Append("does not fit this assembly").Order(), Rows("`(?<row>[A-Za-z ]+)` \\| (?=.*\\|.*\\|)"));

    [Fact]
    public void The_loader_says_what_the_row_of_its_comparison_says() => Assert.Contains("does not fit this assembly",
        File.ReadAllText(Repository.File("managed", "InteropBridge.Build", "loader", "KernelLibraries.cs")), StringComparison.Ordinal);

    private static IEnumerable<string> Rows(string cell) => Regex.Matches(Page, $@"^\| {cell}", RegexOptions.Multiline)
        .Select(match => match.Groups["row"].Value).Order();

    [GeneratedRegex(@"\bIB0\d{3}\b")]
    private static partial Regex Code();
}
