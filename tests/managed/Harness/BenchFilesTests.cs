// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class BenchFilesTests
{
    [Fact]
    public void Calls_are_read_from_beside_the_results_and_other_files_are_none()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "A-report-full.json", """
            {"Title": "A", "Benchmarks": [
              {"Type": "CallBenchmarks", "Method": "Isolated", "Parameters": "", "Statistics": {"Median": 6.5, "Q1": 6.25, "Q3": 7}},
              {"Type": "CallBenchmarks", "Method": "Failed", "Parameters": "", "Statistics": null},
              {"Type": "CallBenchmarks", "Method": "Looped", "Parameters": "Length=8", "Statistics": {"Median": 1, "Q1": 1, "Q3": 1}}]}
            """);
        Write(folder, "B-report-full.json", "{\"Benchmarks\": [");
        Write(folder, "C-report-full.json", "{\"Benchmarks\": [{\"Statistics\": {\"Median\": \"x\"}}]}");
        Write(folder, "D-report-full.json", "[]");
        Assert.Equal(
            [new BenchCall("CallBenchmarks", "Isolated", "", 6.5, 6.25, 7), new BenchCall("CallBenchmarks", "Looped", "Length=8", 1, 1, 1)],
            BenchFiles.Read(folder.File("results")));
        Assert.Equal("Looped (Length=8)", BenchFiles.Read(folder.File("results"))[1].Name);
    }

    private static void Write(TemporaryFolder folder, string name, string text) =>
        File.WriteAllText(folder.File("benchmarks", "results", name), text);
}
