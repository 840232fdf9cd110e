// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Security.Cryptography;

namespace InteropBridge.Peers;

/// <summary>The programs as files, in a folder of the user's. What is compiled of them is kept there.</summary>
internal static class PeerFiles
{
    private static readonly Assembly Own = typeof(PeerFiles).Assembly;
    private static readonly Lazy<string> Extracted = new(Extract);

    /// <summary>The folder that has them.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string Folder => Extracted.Value;

    private static string Extract()
    {
        var files = Own.GetManifestResourceNames().Order(StringComparer.Ordinal).ToDictionary(name => name, Read);
        var version = Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(file => file.Value)]))[..16];
        var folder = Path.Combine(Parent(), version);
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files)
        {
            Write(Path.Combine(folder, name), content);
        }

        return folder;
    }

    private static string Parent()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0 && CanWrite(Path.Combine(data, "interopbridge", "peers")) ? Path.Combine(data, "interopbridge", "peers")
            : Directory.CreateTempSubdirectory("interopbridge-peers-").FullName; // a user without a home, or with one that cannot be written
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whole or not at all, as other processes do the same.</summary>
    private static void Write(string path, byte[] content)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            var part = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(part, content);
            File.Move(part, path, overwrite: true);
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = Own.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
