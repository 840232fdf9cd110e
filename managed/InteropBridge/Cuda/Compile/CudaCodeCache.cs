// SPDX-License-Identifier: MIT
using System.Security.Cryptography;

namespace InteropBridge.Cuda.Compile;

/// <summary>Compiled code on disk, a file for each key. Several processes may read and write it at once: a file appears
/// complete, by a rename, and has a checksum to detect damage. A failure here costs a compilation, nothing else.</summary>
/// <param name="folder">Created when needed; null for no cache.</param>
internal sealed class CudaCodeCache(string? folder)
{
    public const string Variable = "INTEROPBRIDGE_CUDA_CACHE";

    /// <summary>The user's cache, in the folder that the environment variable names; none if that is empty or
    /// <c>off</c>.</summary>
    public static CudaCodeCache User { get; } = new(CodeCacheFolder.Of(Environment.GetEnvironmentVariable(Variable), "cuda"));

    public string? Folder { get; } = folder;

    public byte[] GetOrCompile(Nvrtc compiler, CudaSource source)
    {
        if (Folder is null || !source.IsSelfContained)
        {
            return compiler.Compile(source);
        }

        var file = Path.Combine(Folder, $"{source.Key(compiler.Description)}.{(source.IsMachineCode ? "cubin" : "ptx")}");
        if (Read(file) is { } known)
        {
            return known;
        }

        var code = compiler.Compile(source);
        Write(file, code);
        return code;
    }

    /// <summary>Null if there is no such file, or it is damaged.</summary>
    private static byte[]? Read(string file)
    {
        try
        {
            var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
            const int head = SHA256.HashSizeInBytes;
            return bytes.Length > head && SHA256.HashData(bytes.AsSpan(head)).AsSpan().SequenceEqual(bytes.AsSpan(0, head))
                ? bytes[head..] : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(string file, byte[] code)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(code), .. code]);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Full or read-only: nothing was kept, and nothing is lost by that.
        }
    }
}
