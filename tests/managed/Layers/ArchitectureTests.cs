// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layers;

/// <summary>The drawing of docs/architecture.md is the code's: what it draws is so, and it draws, or implies by a chain of
/// arrows, all there is.</summary>
public class ArchitectureTests
{
    private static readonly Drawing Drawn = Drawing.Read(File.ReadAllText(Repository.File("docs", "architecture.md")));

    private static readonly Lazy<HashSet<(string From, string To)>> Real = new(() =>
        [.. DrawnArrows.BetweenProjects(), .. DrawnArrows.Projects.SelectMany(DrawnArrows.Within)]);

    [Fact]
    public void Every_arrow_drawn_is_a_use_in_the_code() =>
        None(Drawn.Arrows.Except(Real.Value).Select(Show));

    [Fact]
    public void Every_use_in_the_code_is_drawn_or_follows_from_what_is_drawn() =>
        None(Real.Value.Where(use => !Drawn.Leads(use.From, use.To)).Select(Show));

    [Fact]
    public void Every_arrow_goes_one_way() =>
        None(Drawn.Arrows.Where(arrow => Drawn.Leads(arrow.To, arrow.From)).Select(Show));

    [Fact]
    public void Every_project_is_drawn() => None(DrawnArrows.Projects.Except(Drawn.Boxes));

    [Theory]
    [InlineData("""
        A["one"]
        A --> B
        """)]
    [InlineData("A -.-> B")]
    public void A_drawing_that_is_not_understood_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Drawing.Read($"```mermaid\nflowchart TB\n{text}\n```"));

    /// <summary>Fails with the whole list, which is what has to be edited.</summary>
    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong.Order(StringComparer.Ordinal)));

    private static string Show((string From, string To) arrow) => $"{arrow.From} --> {arrow.To}";
}
