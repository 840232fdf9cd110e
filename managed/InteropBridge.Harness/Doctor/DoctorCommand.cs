// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Text.Json;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;
using Spectre.Console;

namespace InteropBridge.Harness.Doctor;

/// <summary>The command <c>doctor</c>: one page of everything that matters, with a verdict per line.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Lists what this machine has and lacks, and whether the comparison can run.");
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        command.Add(json);
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <returns>The program's exit code.</returns>
    internal static int Run(bool json, TextWriter output)
    {
        IReadOnlyList<Finding> findings =
        [
            .. MachineFindings.All(), .. DotNetFindings.All(), .. BackendFindings.All(KernelCatalog.Kernels, KernelCatalog.Backends),
            .. CompilerFindings.All(), .. BindingFindings.All(), .. CudaFindings.All(), .. OpenCLFindings.All(),
        ];
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(findings, DoctorJson.Default.IReadOnlyListFinding));
        }
        else
        {
            Write(Terminal.Create(output), findings);
        }

        return findings.Any(finding => finding.Verdict == Verdict.Missing) ? ExitCode.Missing : ExitCode.Success;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns(
            new TableColumn("") { NoWrap = true }, new TableColumn("") { NoWrap = true }, new TableColumn(""));
        foreach (var finding in findings)
        {
            var (word, colour) = finding.Verdict switch
            {
                Verdict.Ok => ("ok", "green"),
                Verdict.Warning => ("warning", "yellow"),
                _ => ("MISSING", "red"),
            };
            table.AddRow(new Markup($"[{colour}]{word}[/]"), new Text(finding.Topic), new Text(finding.Text.Trim()));
        }

        console.Write(table);
        console.WriteLine(findings.Any(finding => finding.Verdict == Verdict.Missing)
            ? "The comparison cannot run: see MISSING." : "The comparison can run.");
    }
}
