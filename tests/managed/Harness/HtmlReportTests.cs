// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed partial class HtmlReportTests
{
    private static readonly BenchCall[] Calls =
        [new("CallBenchmarks", "Isolated", "", 6.1, 6.0, 6.3), new("CallBenchmarks", "InALoop", "Length=8", 1.2, 1.1, 1.3)];

    [DrawingFact]
    public void The_page_has_the_answer_first_and_a_chart_for_everything_known()
    {
        var html = Page(ExampleResult.Create());
        Assert.True(html.IndexOf("times as fast as the best managed one", StringComparison.Ordinal)
            < html.IndexOf("<svg", StringComparison.Ordinal));
        Assert.Equal(
            ["jacobi-f64-factors", "jacobi-f64-times", "jacobi-f64-published", "jacobi-f64-roofline", "jacobi-f64-rounds", "blur-u8-times",
                "blur-u8-rounds", "calls"],
            FigureId().Matches(html).Select(match => match.Groups[1].Value));
        Assert.Contains("round 8 was slow: an example of a warning", html);
        Assert.Contains("there is no GPU. It needs a GPU.", html);
        Assert.Contains("Example processor", html);
    }

    [DrawingFact]
    public void Every_chart_is_well_formed_has_a_text_and_ids_of_its_own()
    {
        var pictures = Pictures.Draw(ExampleResult.Create(), Calls);
        var charts = pictures.Workloads.SelectMany(part => part.Charts).Append(pictures.Calls!).ToList();
        Assert.All(charts, chart =>
        {
            var svg = XElement.Parse(chart.Svg);
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.Equal(chart.Alternative, svg.Attribute("aria-label")?.Value);
            Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title");
            Assert.DoesNotContain("NaN", chart.Svg);
            // In the page's colours, so that dark mode changes them.
            Assert.Contains("var(--ink,", chart.Svg);
        });
        var ids = charts.SelectMany(chart => Id().Matches(chart.Svg).Select(match => match.Value)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(charts.SelectMany(chart => Reference().Matches(chart.Svg).Select(match => $"id=\"{match.Groups[1].Value}\"")),
            reference => Assert.Contains(reference, ids));
    }

    [DrawingFact]
    public void Every_sample_is_a_dot()
    {
        var times = Pictures.Draw(ExampleResult.Create(rounds: 9), []).Workloads[0].Charts.Single(chart => chart.Id.EndsWith("-times"));
        Assert.Equal(7 * 9, XElement.Parse(times.Svg).Descendants().Count(element => element.Name.LocalName == "ellipse"));
    }

    [DrawingFact]
    public void A_sweep_is_a_chart_with_the_caches_in_it()
    {
        var example = ExampleResult.Create();
        var sweep = example with
        {
            // 16 bytes an element: 0.16 MB, 1.44 MB and 57.6 MB, with 1 MiB of L2 and 32 MiB of L3 in between.
            Rows = [.. new[] { 100L, 300, 1900 }.SelectMany(size => example.Rows.Where(row => row.Kernel == "jacobi").Select(row => row with
            {
                Sizes = new Dictionary<string, long> { ["rows"] = size, ["columns"] = size, ["steps"] = 1000 }, Elements = size * size,
            }))],
            Answers = [],
        };
        var pictures = Pictures.Draw(sweep, []);
        var chart = Assert.Single(pictures.Sweeps);
        var svg = XElement.Parse(chart.Svg);
        Assert.Equal(7 * 3, svg.Descendants().Count(element => element.Name.LocalName == "title"));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToList();
        Assert.Contains("L2", texts);
        Assert.Contains("L3", texts);
        Assert.Equal(["", "", "jacobi-f64-rows-1900-columns-1900-times"], pictures.Workloads.Select(part =>
            part.Charts.FirstOrDefault(drawn => drawn.Id.EndsWith("-times", StringComparison.Ordinal))?.Id ?? ""));
        var html = HtmlReport.Write(sweep, pictures, "{}");
        Assert.Contains("Across sizes: jacobi f64", html);
        var ids = Id().Matches(html).Select(match => match.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [DrawingFact]
    public void Names_and_messages_are_text_whatever_they_contain()
    {
        var html = Page(ExampleResult.Create());
        Assert.Contains("its result differs: &lt;1&gt; &amp; &quot;2&quot;", html);
        var example = ExampleResult.Create();
        var evil = Page(example with { Rows = [.. example.Rows.Select(row => row with { Kernel = "<script>x\" '" })] });
        Assert.Equal(1, evil.Split("<script").Length - 1);
    }

    [DrawingFact]
    public void A_page_of_many_rows_and_rounds_stays_below_two_megabytes()
    {
        var example = ExampleResult.Create(rounds: 40);
        ResultRow[] rows = [.. Enumerable.Range(0, 12).SelectMany(copy => example.Rows.Where(row => row.Samples.Count > 0)
            .Select(row => row with { Kernel = $"{row.Kernel}{copy}" }))];
        Assert.Equal(96, rows.Length);
        var html = Page(example with { Rows = rows });
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 500_000, 2_000_000);
        Assert.Contains("Only one in 2 samples is drawn", html);
    }

    [Fact]
    public void The_page_asks_nobody_for_anything_and_carries_its_data()
    {
        var result = ExampleResult.Create();
        var html = HtmlReport.Write(result, Pictures.Guard(Workload.Of(result), () => throw new DllNotFoundException("x")), "{\"a\":1}");
        Assert.DoesNotMatch("(src|href)=\"(?!#|data:)", html);
        Assert.DoesNotContain("url(http", html);
        Assert.DoesNotContain("@import", html);
        Assert.Contains(Convert.ToBase64String("{\"a\":1}"u8), html);
    }

    [Fact]
    public void Where_nothing_can_be_drawn_the_page_says_why_and_has_the_rest()
    {
        var result = ExampleResult.Create();
        var pictures = Pictures.Guard(Workload.Of(result), () =>
            throw new TypeInitializationException("SKObject", new DllNotFoundException("Unable to load libSkiaSharp. In order to help, consider strace.")));
        Assert.Contains("(Unable to load libSkiaSharp).", pictures.Problem);
        var html = HtmlReport.Write(result, pictures, "{}");
        Assert.Contains("id=\"no-pictures\"", html);
        Assert.DoesNotContain("<svg", html);
        Assert.Contains("<th scope=\"row\">c-blocked-openmp</th>", html);
    }

    [Fact]
    public void A_fault_while_drawing_is_no_missing_library()
    {
        var workloads = Workload.Of(ExampleResult.Create());
        Assert.Throws<InvalidOperationException>(() => Pictures.Guard(workloads, () => throw new InvalidOperationException()));
    }

    private static string Page(ResultFile result) => HtmlReport.Write(result, Pictures.Draw(result, Calls), "{}");

    [GeneratedRegex("<figure id=\"([^\"]*)\"")]
    private static partial Regex FigureId();

    [GeneratedRegex(@"\bid=""[^""]*""")]
    private static partial Regex Id();

    [GeneratedRegex(@"url\(#([^)]*)\)")]
    private static partial Regex Reference();
}
