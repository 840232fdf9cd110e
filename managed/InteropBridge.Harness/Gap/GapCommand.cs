// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Kernels;

namespace InteropBridge.Harness.Gap;

/// <summary>The verb <c>gap</c>, which is also what the program does without a verb.</summary>
internal static class GapCommand
{
    public static Command Create()
    {
        var command = new Command("gap", "Verifies every variant, then measures how far each is from the baseline. The default.");
        Configure(command);
        return command;
    }

    public static void Configure(Command command)
    {
        var options = new GapCommandOptions();
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Read(parsed), parsed.InvocationConfiguration));
    }

    private static int Run(GapOptions options, InvocationConfiguration streams)
    {
        try
        {
            UserAssembly.AddAll(options.Assemblies);
            return GapSession.Run(options, KernelCatalog.Kernels, Terminal.Create(streams.Output));
        }
        catch (UsageException problem)
        {
            streams.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }
}
