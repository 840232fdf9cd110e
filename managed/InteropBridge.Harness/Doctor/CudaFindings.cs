// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Harness.Doctor;

/// <summary>CUDA toolkit, driver and run-time compiler. None of them is needed by the main job.</summary>
internal static class CudaFindings
{
    private static readonly string[] Variables = ["CUDA_PATH", "CUDA_HOME"];

    public static IEnumerable<Finding> All() => [Toolkit(), Driver(), Compiler()];

    private static Finding Toolkit()
    {
        var places = Variables.Select(Environment.GetEnvironmentVariable)
            .Where(folder => !string.IsNullOrEmpty(folder)).Append("/usr/local/cuda")
            .Select(folder => Path.Combine(folder!, "bin", "nvcc")).Prepend("nvcc").ToList();
        foreach (var place in places)
        {
            if (ToolProbe.Lines(place, "--version") is { Count: > 0 } lines)
            {
                var release = lines.FirstOrDefault(line => line.Contains("release", StringComparison.Ordinal));
                return new("CUDA toolkit", Verdict.Ok, $"{place}: {release ?? lines[^1]}");
            }
        }

        return new("CUDA toolkit", Verdict.Ok,
            $"not found (tried {string.Join(", ", places)}); not needed by the main job");
    }

    private static Finding Driver() => new("CUDA driver", Verdict.Ok, CudaDevice.UnavailableReason is { } reason
        ? $"{reason}; not needed by the main job"
        : $"{CudaDriver.System.Path} for CUDA {CudaDriver.System.Version}: {string.Join("; ", Devices())}");

    private static IEnumerable<string> Devices()
    {
        for (var ordinal = 0; ordinal < CudaDevice.Count; ordinal++)
        {
            using var device = CudaDevice.Open(ordinal);
            yield return device.ToString();
        }
    }

    private static Finding Compiler() => new("NVRTC", Verdict.Ok, CudaCompiler.UnavailableReason is { } reason
        ? $"{reason}; not needed by the main job"
        : $"{Nvrtc.System.Path}: {Nvrtc.System.Description}, for compute capability {Nvrtc.System.Architectures[0] / 10.0:0.0} to "
            + $"{Nvrtc.System.Architectures[^1] / 10.0:0.0}; compiled code is kept in {CudaCodeCache.User.Folder ?? "no folder"}");
}
