// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Doctor;

/// <summary>Looks for NVRTC by its names: on the system's search path, then where toolkit, conda and
/// pip put it.</summary>
internal static class LibraryProbe
{
    private static readonly string[] Variables = ["CUDA_PATH", "CUDA_HOME", "CONDA_PREFIX"];

    /// <summary>What was loaded, or why nothing was.</summary>
    public static (string? Found, string Why) FindNvrtc(IReadOnlyList<string> names)
    {
        var folders = Folders().Distinct().Where(Directory.Exists).ToList();
        foreach (var candidate in names.Concat(folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name)))))
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return ($"{candidate}, {Version(handle)}", "");
            }
        }

        return (null, $"tried {string.Join(", ", names)} on the system's search path"
            + (folders.Count > 0 ? $" and in {string.Join(", ", folders)}" : ""));
    }

    private static IEnumerable<string> Folders()
    {
        foreach (var variable in Variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root)
            {
                yield return Path.Combine(root, OperatingSystem.IsWindows() ? "bin" : "lib64");
                yield return Path.Combine(root, "lib");
            }
        }

        yield return "/usr/local/cuda/lib64";
        if (Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } python
            && Directory.Exists(Path.Combine(python, "lib")))
        {
            foreach (var version in Directory.GetDirectories(Path.Combine(python, "lib"), "python3*"))
            {
                yield return Path.Combine(version, "site-packages", "nvidia", "cuda_nvrtc", "lib");
                yield return Path.Combine(version, "site-packages", "nvidia", "cu13", "lib");
            }
        }
    }

    private static unsafe string Version(nint handle)
    {
        int major, minor;
        return NativeLibrary.TryGetExport(handle, "nvrtcVersion", out var export)
            && ((delegate* unmanaged[Cdecl]<int*, int*, int>)export)(&major, &minor) == 0
            ? $"version {major}.{minor}" : "which does not tell its version";
    }
}
