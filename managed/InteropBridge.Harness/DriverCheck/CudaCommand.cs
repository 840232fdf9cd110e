// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Cuda;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.DriverCheck;

/// <summary>The command <c>cuda</c>: checks the driver layer on this machine's devices.</summary>
internal static class CudaCommand
{
    public static Command Create()
    {
        var command = new Command("cuda", "Checks the CUDA driver layer on every GPU of this machine.");
        command.SetAction(parsed => Run(parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <returns>The program's exit code.</returns>
    private static int Run(TextWriter output)
    {
        if (CudaDevice.UnavailableReason is { } reason)
        {
            output.WriteLine($"There is no GPU to check here: {reason}");
            return ExitCode.Missing;
        }

        var failed = 0;
        for (var ordinal = 0; ordinal < CudaDevice.Count; ordinal++)
        {
            using var device = CudaDevice.Open(ordinal);
            output.WriteLine($"device {ordinal}: {device}");
            failed += new DeviceChecks(device).Run(output);
        }

        output.WriteLine(failed == 0 ? "All checks passed" : $"{failed} checks FAILED");
        return failed == 0 ? ExitCode.Success : ExitCode.Mismatch;
    }
}
