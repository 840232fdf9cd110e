// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using InteropBridge.Harness;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>Every message says what is wrong, and what to do.</summary>
public sealed class ResultReaderTests : IDisposable
{
    private static readonly string Good = JsonSerializer.Serialize(ExampleResult.Create(rounds: 3), ResultJson.Default.ResultFile);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_file_is_read_as_it_was_written() =>
        Assert.Equal(Good, JsonSerializer.Serialize(ResultReader.Read(_folder.Write("good.json", Good)), ResultJson.Default.ResultFile));

    [DrawingFact]
    public void A_file_of_an_earlier_version_may_lack_what_that_did_not_write()
    {
        var json = JsonNode.Parse(Good)!.AsObject();
        json.Remove("answers");
        foreach (var row in json["rows"]!.AsArray())
        {
            foreach (var name in new[] { "sampleProcesses", "contendedSamples", "elements", "operationsPerWork", "bytesPerWork" })
            {
                row!.AsObject().Remove(name);
            }
        }

        var output = new StringWriter();
        var old = _folder.Write("old.json", json.ToJsonString());
        Assert.Equal(ExitCode.Success, Program.Run(["report", old], new InvocationConfiguration { Output = output, Error = output }));
        Assert.Equal(ExitCode.Success, Program.Run(["gap", "compare", old, old], new InvocationConfiguration { Output = output, Error = output }));
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("environment")]
    [InlineData("backends")]
    public void Parts_that_are_null_are_refused(string part)
    {
        var json = JsonNode.Parse(Good)!.AsObject();
        json[part] = null;
        Assert.Contains("is not complete", Refusal(_folder.Write("null.json", json.ToJsonString())));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_said()
    {
        Assert.Contains("does not exist", Refusal(_folder.File("none.json")));
        Assert.Contains("is a folder", Refusal(_folder.Path));
        var latest = _folder.Write("latest.json", Good);
        Assert.Contains($"Did you mean {latest}?", Refusal(_folder.Path));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_truncated_file_is_called_so(double share)
    {
        var message = Refusal(_folder.Write("cut.json", Good[..(int)(Good.Length * share)]));
        Assert.Contains("ends too early", message);
        Assert.Contains("Copy it again", message);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("variant,time\r\na,1\r\n", "is not JSON (line 1")]
    [InlineData("[1, 2]", "is JSON, but no result file")]
    [InlineData("{\"Title\": \"BenchmarkDotNet\"}", "is JSON, but no result file")]
    [InlineData("{\"format\": 1}", "has format 1, and this version reads format 2. Run the comparison again")]
    [InlineData("{\"format\": 99}", "has format 99, and this version reads format 2. Update it")]
    [InlineData("{\"format\": 2}", "is not complete")]
    public void What_is_no_result_file_is_refused(string text, string expected) =>
        Assert.Contains(expected, Refusal(_folder.Write("bad.json", text)));

    [Theory]
    [InlineData("-0.5", "has a sample of -0.5, which no clock measures")]
    [InlineData("0", "has a sample of 0, which no clock measures")]
    [InlineData("1e999", "which no clock measures")]
    [InlineData("NaN", "has NaN in line")]
    [InlineData("\"NaN\"", "is not complete")]
    [InlineData("null", "is not complete")]
    public void Times_that_no_clock_measures_are_refused(string value, string expected)
    {
        var start = Good.IndexOf("\"samples\": [", StringComparison.Ordinal) + "\"samples\": [".Length;
        var end = Good.IndexOf(',', start);
        var message = Refusal(_folder.Write("changed.json", $"{Good[..start]}\n{value}{Good[end..]}"));
        Assert.Contains(expected, message);
    }

    [Fact]
    public void A_file_without_rows_has_nothing_to_show()
    {
        var empty = JsonSerializer.Serialize(ExampleResult.Create() with { Rows = [] }, ResultJson.Default.ResultFile);
        Assert.Contains("has no rows", Refusal(_folder.Write("empty.json", empty)));
    }

    [Fact]
    public void The_command_line_says_it_without_a_stack_trace()
    {
        var error = new StringWriter();
        var streams = new InvocationConfiguration { Output = error, Error = error };
        Assert.Equal(ExitCode.Usage, Program.Run(["report", _folder.Write("cut.json", Good[..1000])], streams));
        Assert.Contains("ends too early", error.ToString());
        Assert.DoesNotContain("   at ", error.ToString());
    }

    [DrawingFact]
    public void The_report_of_another_machines_file_is_made_where_it_is_asked_for()
    {
        var output = new StringWriter();
        Assert.Equal(ExitCode.Success, Program.Run(
            ["report", _folder.Write("theirs.json", Good), "--output", _folder.File("made", "x")[..^2]],
            new InvocationConfiguration { Output = output, Error = output }));
        Assert.Contains("<svg", File.ReadAllText(_folder.File("made", "latest.html")));
    }

    private static string Refusal(string path) => Assert.Throws<UsageException>(() => ResultReader.Read(path)).Message;
}
