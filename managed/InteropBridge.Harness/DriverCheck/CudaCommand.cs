// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Cuda;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.DriverCheck;

/// <summary>The verb <c>cuda</c>: whether the driver layer works on this machine's devices.</summary>
internal static class CudaCommand
{
    public static Command Create()
    {
        var command = new Command("cuda", "Tries everything that the CUDA driver layer does on every GPU of this machine.");
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

        output.WriteLine(failed == 0 ? "All well" : $"{failed} checks FAILED");
        return failed == 0 ? ExitCode.Success : ExitCode.Mismatch;
    }
}
