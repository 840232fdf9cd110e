// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Harness.Doctor;

/// <summary>CUDA toolkit and driver. The comparison runs without them.</summary>
internal static class CudaFindings
{
    private static readonly string[] Variables = ["CUDA_PATH", "CUDA_HOME"];

    public static IEnumerable<Finding> All() => [Toolkit(), Driver()];

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
            $"not found (tried {string.Join(", ", places)}); not needed for the comparison without CUDA");
    }

    private static Finding Driver() => new("CUDA driver", Verdict.Ok, CudaDevice.UnavailableReason is { } reason
        ? $"{reason}; not needed for the comparison without CUDA"
        : $"{CudaDevice.DriverPath}: {string.Join("; ", Devices())}");

    private static IEnumerable<string> Devices()
    {
        for (var ordinal = 0; ordinal < CudaDevice.Count; ordinal++)
        {
            using var device = CudaDevice.Open(ordinal);
            yield return device.ToString();
        }
    }
}
