// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace InteropBridge;

/// <summary>Compiled code on disk, a file for each name. Several processes may read and write it at once: a file appears
/// complete, by a rename, and has a checksum to detect damage. A failure here costs a compilation, nothing else.</summary>
/// <param name="folder">Created when needed; null for no cache.</param>
internal sealed partial class CodeFiles(string? folder)
{
    public string? Folder { get; } = folder;

    /// <summary>Null if there is no such file, or it is damaged.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            var file = Folder is null ? null : Path.Combine(Folder, name);
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

    public void Write(string name, byte[] code)
    {
        if (Folder is null)
        {
            return;
        }

        var temporary = Path.Combine(Folder, $"{name}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(code), .. code]);
            File.Move(temporary, Path.Combine(Folder, name), overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
        }
    }

    /// <summary>Whether a source takes in another file, which may change.</summary>
    public static bool Includes(string source) => Include().IsMatch(source);

    /// <summary>A name that differs if any of the parts differs.</summary>
    public static string Key(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{part.Length}:{part}")); // lengths, so that no two lists read alike
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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

    [GeneratedRegex(@"#\s*include")]
    private static partial Regex Include();
}
