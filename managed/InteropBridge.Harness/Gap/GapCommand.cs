// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The command <c>gap</c>, which is also the default.</summary>
internal static class GapCommand
{
    public static Command Create(IReadOnlyList<Kernel> kernels)
    {
        var command = new Command("gap", "Verifies every variant, then measures how far each is from the baseline. The default.");
        Configure(command, kernels);
        return command;
    }

    public static void Configure(Command command, IReadOnlyList<Kernel> kernels)
    {
        var options = new GapCommandOptions(kernels);
        options.AddTo(command);
        command.SetAction(parsed => Run(() => options.Read(parsed), kernels, parsed.InvocationConfiguration));
    }

    private static int Run(Func<GapOptions> read, IReadOnlyList<Kernel> kernels, InvocationConfiguration streams)
    {
        try
        {
            return GapSession.Run(read(), kernels, Terminal.Create(streams.Output));
        }
        catch (UsageException problem)
        {
            streams.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }
}
