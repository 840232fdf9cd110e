// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layers;

/// <summary>Circles between folders are found however the use is written, and uses in one direction are none.</summary>
public sealed class FolderGraphTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderGraphTests()
    {
        Write("Low", "internal sealed class Data { public int Value { get; } = 1; }");
        Write("High", "internal static class Logic { public static Data Make() => new(); }");
    }

    [Fact]
    public void A_use_in_one_direction_is_an_arrow_and_no_circle()
    {
        var graph = FolderGraph.Of(_folder.Path);
        var use = Assert.Single(graph.Uses);
        Assert.Equal(("High", "Low", "Data"), (use.From, use.To, use.Type));
        Assert.Empty(graph.Circles);
    }

    [Theory]
    [InlineData("internal static class Back { static object Use() { var x = Logic.Make(); return x; } }")]
    [InlineData("internal sealed class Back { Test.High.Logic2? Field; }")]
    [InlineData("internal static class Back { static int Use(Data data) => data.Twice(); }")]
    public void A_use_back_makes_a_circle(string code)
    {
        Write("High", "internal sealed class Logic2; internal static class More { public static int Twice(this Data d) => 2; }",
            "more.cs");
        Write("Low", code, "back.cs");
        Assert.Equal(["High -> Low", "Low -> High"],
            FolderGraph.Of(_folder.Path).Circles.Select(use => $"{use.From} -> {use.To}"));
    }

    [Fact]
    public void A_comment_is_no_use()
    {
        Write("Low", "/// <summary><see cref=\"Test.High.Logic\"/></summary>\ninternal static class Back;", "back.cs");
        Assert.Empty(FolderGraph.Of(_folder.Path).Circles);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string folder, string code, string file = "code.cs")
    {
        Directory.CreateDirectory(_folder.File(folder));
        _folder.Write(Path.Combine(folder, file), $"namespace Test.{folder};\nusing Test.Low;\nusing Test.High;\n{code}");
    }
}
