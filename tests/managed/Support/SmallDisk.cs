// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Support;

/// <summary>A file system of 256 KiB in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Run("mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "none", path);
    }

    public string Path { get; }

    public void Fill()
    {
        using var file = new FileStream(System.IO.Path.Combine(Path, "filling"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void Dispose() => Run("umount", "-l", Path);

    private static void Run(string program, params string[] arguments)
    {
        var result = Command.Tool(program, arguments);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {result}");
        }
    }
}
