// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda.Driver;

/// <summary>The names of NVIDIA's libraries, and the folders where the toolkit, conda and pip put them.</summary>
internal static class CudaPlaces
{
    private static readonly string[] Roots = ["CUDA_PATH", "CUDA_HOME", "CONDA_PREFIX", "VIRTUAL_ENV"];

    /// <summary>The driver: a file that is installed with the operating system and never part of a toolkit.</summary>
    public static string[] DriverNames => OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1"];

    /// <summary>Where WSL and containers keep the driver, whether or not that is on the search path.</summary>
    public static string[] DriverFolders => OperatingSystem.IsLinux() ? ["/usr/lib/wsl/lib", "/usr/local/nvidia/lib64"] : [];

    /// <summary>The run-time compiler, newest first. A file without a version is a link from a development
    /// package.</summary>
    public static string[] NvrtcNames => OperatingSystem.IsWindows()
        ? ["nvrtc64_130_0.dll", "nvrtc64_120_0.dll", "nvrtc64_112_0.dll"]
        : ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2", "libnvrtc.so"];

    /// <inheritdoc cref="NvrtcNames"/>
    public static string[] NvrtcPatterns => OperatingSystem.IsWindows() ? ["nvrtc64_*_0.dll"] : NvrtcNames;

    /// <summary>The folders, from this process's environment, in search order.</summary>
    public static IEnumerable<string> NvrtcFolders() => NvrtcFolders(Environment.GetEnvironmentVariable);

    internal static IEnumerable<string> NvrtcFolders(Func<string, string?> variable)
    {
        var windows = OperatingSystem.IsWindows();
        string[] inRoot = windows ? ["bin", @"bin\x64", @"Library\bin"]
            : ["lib64", "lib", "targets/x86_64-linux/lib", "targets/sbsa-linux/lib"];
        string?[] usual = windows ? [] : ["/usr/local/cuda"];
        return Roots.Select(variable).Concat(usual).Where(root => !string.IsNullOrEmpty(root))
            .SelectMany(root => inRoot.Select(part => Path.Combine(root!, part)).Concat(Python(root!, windows)));
    }

    /// <summary>pip's packages: <c>site-packages/nvidia/*/lib</c> under a Python environment.</summary>
    private static IEnumerable<string> Python(string root, bool windows) =>
        (windows ? [Path.Combine(root, "Lib")] : Subfolders(Path.Combine(root, "lib"), "python3*"))
        .SelectMany(version => Subfolders(Path.Combine(version, "site-packages", "nvidia"), "*"))
        .Select(package => Path.Combine(package, windows ? "bin" : "lib"));

    private static string[] Subfolders(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder, pattern) : [];
}
