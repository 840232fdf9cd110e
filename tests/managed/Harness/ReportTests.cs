// SPDX-License-Identifier: MIT
using System.Text.Json.Nodes;
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class ReportTests
{
    private static readonly ResultRow Measured = new()
    {
        Kernel = "jacobi",
        Variant = "managed-interpreted",
        Type = "f64",
        Backend = "managed",
        Sizes = new Dictionary<string, long> { ["rows"] = 1000, ["columns"] = 900, ["steps"] = 70 },
        Threads = 1,
        MedianSeconds = 488.2,
        RatioToBaseline = 0.00337,
        RatioLow = 0.0033,
        RatioHigh = 0.0034,
        AllocatedBytes = 34_800_000_000,
        GcCounts = [3, 1, 0],
        PrepareSeconds = 0.00128,
        ReadBackSeconds = 0.0000329,
        Verified = true,
        Counterpart = "Multiprocessing",
        Publication = "the talk's",
        Citation = "The talk's: a machine.",
        PublishedSystem = "Multiprocessing",
        PublishedWorkers = 2,
        PublishedSeconds = 44.60531,
        PublishedRatio = 0.0201,
        Fraction = 0.0005,
        WorkUnit = "cell",
        GigaWorkPerSecond = 0.0021,
        Description = "two loops, \"interpreted\"",
        Samples = [0.25, 0.24],
        SampleRounds = [0, 1],
    };

    private static readonly ResultRow Absent = new()
    {
        Kernel = "jacobi",
        Variant = "c-openmp",
        Type = "f64",
        Backend = "openmp",
        Sizes = new Dictionary<string, long>(),
        WorkUnit = "cell",
        Description = "rows shared out",
        UnavailableReason = "no runtime\nnot one | at all. Install one.",
    };

    [Theory]
    [InlineData(488.2, "488 s")]
    [InlineData(0.9996, "1.00 s")]
    [InlineData(0.0314, "31.4 ms")]
    [InlineData(0.0000071, "7.10 µs")]
    [InlineData(0.0000003, "300 ns")]
    [InlineData(0.0, "0 ns")]
    public void Seconds_have_three_digits_and_a_unit(double seconds, string text) => Assert.Equal(text, Figures.Seconds(seconds));

    [Theory]
    [InlineData(1.0, "1.00")]
    [InlineData(1234.5, "1230")]
    [InlineData(0.00337, "0.00337")]
    [InlineData(0.0000302, "3.02e-5")]
    [InlineData(null, "-")]
    public void Numbers_have_three_digits(double? value, string text) => Assert.Equal(text, Figures.Number(value));

    [Theory]
    [InlineData(0.0005, "0.05 %")]
    [InlineData(0.25, "25 %")]
    public void Shares_are_percents(double share, string text) => Assert.Equal(text, Figures.Percent(share));

    [DrawingFact]
    public void Files_are_written_under_the_runs_time_and_as_the_latest_with_the_pictures_of_the_text()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("latest.json"), "an older run");
        var written = ResultFolder.Write(Result(), folder.Path);
        Assert.Equal("20260102T030405Z.json", Path.GetFileName(written.Json));
        Assert.Equal(
            [
                "20260102T030405Z-jacobi-f64-times.png", "20260102T030405Z.csv", "20260102T030405Z.html", "20260102T030405Z.json",
                "20260102T030405Z.md", "latest.csv", "latest.html", "latest.json", "latest.md",
            ],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var extension in new[] { "json", "csv", "md", "html" })
        {
            Assert.Equal(
                File.ReadAllText(Path.ChangeExtension(written.Json, extension)), File.ReadAllText(folder.File($"latest.{extension}")));
        }

        Assert.Contains("](20260102T030405Z-jacobi-f64-times.png)", File.ReadAllText(folder.File("latest.md")));
        Assert.Equal("PNG"u8, File.ReadAllBytes(folder.File("20260102T030405Z-jacobi-f64-times.png")).AsSpan(1, 3));
    }

    [Theory]
    [InlineData(true, "leave out --quick, or select fewer variants")]
    [InlineData(false, "allow more time with --time-limit, or select fewer variants")]
    public void Too_few_rounds_are_said_with_what_gives_more(bool isQuick, string remedy)
    {
        var result = ExampleResult.Create(rounds: 3);
        result = result with { Run = result.Run with { Rounds = 3, Quick = isQuick } };
        Assert.Contains(remedy, Assert.Single(Headings.Warnings(result), warning => warning.Contains("3 rounds", StringComparison.Ordinal)));
        Assert.DoesNotContain(Headings.Warnings(result with { Run = result.Run with { Rounds = 6 } }), warning => warning.Contains("rounds, too", StringComparison.Ordinal));
    }

    [Fact]
    public void The_json_has_the_names_that_others_rely_on()
    {
        using var folder = new TemporaryFolder();
        var json = JsonNode.Parse(File.ReadAllText(ResultFolder.Write(Result(), folder.Path).Json))!;
        Assert.NotNull(json["environment"]);
        var row = json["rows"]![0]!.AsObject();
        string[] names =
        [
            "kernel", "variant", "type", "backend", "sizes", "threads", "medianSeconds", "prepareSeconds", "readBackSeconds",
            "ratioToBaseline", "ratioLow", "ratioHigh", "allocatedBytes", "verified", "unavailableReason", "counterpart",
            "publishedSeconds", "samples", "fraction", "repeats", "gigaWorkPerSecond", "publishedRatio", "outliers", "gcCounts",
            "description", "differentAlgorithm",
        ];
        Assert.All(names, name => Assert.True(row.ContainsKey(name), name));
        Assert.Equal(900, row["sizes"]!["columns"]!.GetValue<int>());
        Assert.Equal([0.25, 0.24], row["samples"]!.AsArray().Select(sample => sample!.GetValue<double>()));
        Assert.Null(json["rows"]![1]!["medianSeconds"]);
    }

    [Fact]
    public void The_csv_quotes_what_needs_it()
    {
        var text = CsvReport.Write(Result());
        var lines = text.Split("\r\n");
        Assert.StartsWith("kernel,variant,type,backend,rows,columns,steps,threads", lines[0]);
        Assert.StartsWith("jacobi,managed-interpreted,f64,managed,1000,900,70,1,", lines[1]);
        Assert.Contains("\"two loops, \"\"interpreted\"\"\"", lines[1]);
        Assert.EndsWith(",0.25;0.24,,,0;1", lines[1]);
        Assert.Contains("\"no runtime\nnot one | at all. Install one.\"", text);
    }

    [Fact]
    public void The_markdown_is_a_table_with_machine_date_and_command_above_it()
    {
        var text = MarkdownReport.Write(Result(), []);
        Assert.StartsWith("# Native and managed code compared: jacobi f64\n\n", text);
        Assert.Contains("A processor", text);
        Assert.Contains("2026-01-02 03:04 UTC, `interopbridge --quick`", text);
        Assert.Contains("| `managed-interpreted` 0.05 % run | 488 s | 0.00337 [0.00330, 0.00340] |", text);
        Assert.Contains("Multiprocessing (2): 44.6 s", text);
        Assert.Contains("- openmp (c-openmp): no runtime not one | at all. Install one.\n", text);
        var rows = text.Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Single(rows.Select(line => line.Replace("\\|", "").Count(letter => letter == '|')).Distinct());
    }

    [DrawingFact]
    public void The_markdown_begins_with_title_answer_and_picture()
    {
        var result = ExampleResult.Create();
        var charts = Pictures.Draw(result, []).Workloads.SelectMany(part => part.Charts).Where(chart => chart.Png is not null).ToList();
        var lines = MarkdownReport.Write(result, charts).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("# ", lines[0]);
        Assert.StartsWith("jacobi f64: the best native form, ", lines[1]);
        Assert.StartsWith("From managed-jagged to c-blocked-openmp", lines[2]);
        Assert.StartsWith("![Factors that multiply to", lines[3]);
        Assert.EndsWith("](20260102T030405Z-jacobi-f64-factors.png)", lines[3]);
    }

    [Fact]
    public void The_console_table_fits_and_cuts_no_name()
    {
        var console = new StringWriter();
        ConsoleReport.Write(Terminal.Create(console), Result());
        var lines = console.ToString().Split('\n');
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 120, line));
        var row = Assert.Single(lines, line => line.StartsWith("managed-interpreted ", StringComparison.Ordinal));
        Assert.Contains("0.00337 ±2.1%", row);
        Assert.Contains("Multiprocessing 44.6 s", row);
        Assert.DoesNotContain("…", console.ToString());
        Assert.DoesNotContain("\u001b", console.ToString());
    }

    [Fact]
    public void Eighty_columns_suffice_and_what_says_nothing_goes_first()
    {
        var text = new StringWriter();
        var console = Terminal.Create(text);
        console.Profile.Width = 80;
        var example = ExampleResult.Create();
        ConsoleReport.Write(console, example with
        {
            Rows = [.. example.Rows.Select(row => row with { Outliers = row.Samples.Count > 0 ? 1 : 0 })],
        });
        var lines = text.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        var headings = lines.Where(line => line.StartsWith("variant ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, headings.Count);
        Assert.Contains("x its own", headings[0]);
        Assert.DoesNotContain("talk", headings[1]); // No row of blur has a published figure,
        Assert.DoesNotContain("peak", headings[1]); // or floating-point operations;
        Assert.All(headings, heading => Assert.DoesNotContain("allocated", heading)); // nothing allocates.
        Assert.Single(lines, line => line.StartsWith("c-blocked-openmp ", StringComparison.Ordinal) && line.Contains('±'));
        Assert.Equal(2, lines.Count(line => line.StartsWith("Outliers among the samples: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Wide_figures_leave_the_table_in_one_piece()
    {
        var console = new StringWriter();
        var wide = Measured with { GcCounts = [12345.6, 12345.6, 12345.6], Variant = "managed-interpreted-and-more" };
        ConsoleReport.Write(Terminal.Create(console), Result() with { Rows = [wide, Absent] });
        var row = Assert.Single(console.ToString().Split('\n'),
            line => line.StartsWith(wide.Variant + " ", StringComparison.Ordinal));
        Assert.InRange(row.TrimEnd().Length, 1, 120);
        Assert.EndsWith("0.0201", row.TrimEnd());
    }

    private static ResultFile Result() => new()
    {
        Environment = new MachineInfo
        {
            OperatingSystem = "An OS",
            Architecture = "X64",
            Cpu = "A processor",
            PhysicalCores = 2,
            Processors = 2,
            Caches = ["L2 2048K"],
            MemoryBytes = 1,
            Governor = null,
            TransparentHugePages = null,
            LoadAverage = null,
            Runtime = ".NET",
            ManagedVectors = "Vector256",
            RuntimeSettings = new Dictionary<string, string>(),
            HarnessVersion = "1",
        },
        Run = new RunInfo
        {
            Command = "interopbridge --quick",
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Seconds = 9,
            Quick = true,
            Rounds = 2,
            EndedBy = "a test",
            TimeLimitSeconds = 1,
            RoundLimit = 2,
            OrderSeed = 1,
            InputSeed = 0,
            Noise = new Noise(null, null, []),
        },
        Backends =
        [
            new() { Name = "managed", Description = "C#" },
            new()
            {
                Name = "openmp", Description = "C with OpenMP", UnavailableReason = "no runtime\nnot one | at all", Remedy = "Install one.",
            },
        ],
        Rows = [Measured, Absent],
    };
}
