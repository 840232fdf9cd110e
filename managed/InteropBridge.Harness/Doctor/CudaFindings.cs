// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Doctor;

/// <summary>CUDA toolkit, driver and run-time compiler. None of them is needed by the main job.</summary>
internal static class CudaFindings
{
    private static readonly string[] Variables = ["CUDA_PATH", "CUDA_HOME"];

    public static IEnumerable<Finding> All() => [Toolkit(), CudaDriver.Find(), Nvrtc()];

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

    private static Finding Nvrtc()
    {
        string[] names = OperatingSystem.IsWindows()
            ? ["nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"]
            : ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"];
        var (found, why) = LibraryProbe.FindNvrtc(names);
        return new("NVRTC", Verdict.Ok, found ?? $"not found ({why}); not needed by the main job");
    }
}
