// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace InteropBridge.Natives;

/// <summary>Compiled C on disk. A file's name has two parts: what it was made of, and the hash of what it holds. It appears
/// complete, by a rename, so that any number of processes may read and write at once, and a damaged one is noticed. A failure
/// here costs a compilation, nothing else.</summary>
/// <param name="folder">Created when needed; null for no cache.</param>
internal sealed class CModuleCache(string? folder)
{
    public const string Variable = "INTEROPBRIDGE_C_CACHE";

    /// <param name="asked">As <see cref="CModuleOptions.CacheFolder"/>.</param>
    public static CModuleCache Of(string? asked) =>
        new(CodeCacheFolder.Of(asked ?? Environment.GetEnvironmentVariable(Variable), "c"));

    /// <summary>One for all that a module's code depends on.</summary>
    public static string Key(string source, HostCompiler compiler, IEnumerable<string> options) => Hash(Encoding.UTF8.GetBytes(
        string.Join('\0', [.. options, compiler.Identity, Processor, RuntimeInformation.OSDescription, source])))[..32];

    /// <summary>The file of a key; null if there is none that is whole.</summary>
    public string? Find(string key)
    {
        try
        {
            return folder is null || !Directory.Exists(folder) ? null
                : Directory.EnumerateFiles(folder, $"{key}-*").FirstOrDefault(file => IsWhole(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a file, and returns where; null if it cannot be kept.</summary>
    public string? Add(string key, string compiled)
    {
        if (folder is null)
        {
            return null;
        }

        var temporary = Path.Combine(folder, $"new-{Guid.NewGuid():N}");
        try
        {
            CreateFolder(folder);
            var bytes = File.ReadAllBytes(compiled);
            var file = Path.Combine(folder, $"{key}-{Hash(bytes)[..32]}{Path.GetExtension(compiled)}");
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary); // full or read-only, or another process has loaded the same file
            return Find(key);
        }
    }

    /// <summary>Code is loaded from it: nobody else may write there.</summary>
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static bool IsWhole(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..] == Hash(File.ReadAllBytes(file))[..32];
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nothing was kept, and nothing is lost by that.
        }
    }

    /// <summary>What -march=native looks at: a folder may be shared by machines.</summary>
    private static string Processor => !X86Base.IsSupported ? $"{RuntimeInformation.ProcessArchitecture} {CpuInfo()}"
        : string.Join(' ', X86Base.CpuId(1, 0).Eax, X86Base.CpuId(1, 0).Ecx & ~(1 << 27), X86Base.CpuId(1, 0).Edx,
            X86Base.CpuId(7, 0).Ebx, X86Base.CpuId(7, 0).Ecx, X86Base.CpuId(7, 0).Edx & ~(1 << 15), X86Base.CpuId(7, 1).Eax);

    private static string CpuInfo()
    {
        try
        {
            return string.Concat(File.ReadLines("/proc/cpuinfo").TakeWhile(line => line.Length > 0).Where(line =>
                line.StartsWith("CPU ", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
