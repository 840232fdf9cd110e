// SPDX-License-Identifier: MIT
using System.IO.MemoryMappedFiles;
using System.Numerics;

namespace InteropBridge.Processes;

/// <summary>Two Jacobi grids and a header in memory that processes share through a file.</summary>
internal sealed unsafe class SharedGrids<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _memory;
    private readonly int _length;

    private SharedGrids(FileStream file, JacobiShape shape)
    {
        File = file.Name;
        _length = shape.Length;
        _map = MemoryMappedFile.CreateFromFile(
            file, null, Bytes(shape), MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, Bytes(shape));
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    public ref SharedHeader Header => ref *(SharedHeader*)Memory;

    /// <summary>Grid 0 or 1.</summary>
    public Span<T> this[int index] => new(Memory + SharedHeader.Bytes + index * Align((long)_length * sizeof(T)), _length);

    private byte* Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory is null, this);
            return _memory;
        }
    }

    /// <summary>Makes the file, of zeros, in memory where there is a file system for that.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static SharedGrids<T> Create(JacobiShape shape)
    {
        const string memory = "/dev/shm";
        if (OperatingSystem.IsLinux() && Directory.Exists(memory))
        {
            try
            {
                return CreateIn(memory, shape);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Containers often have 64 MB of it. A file on disk is as fast while memory lasts.
            }
        }

        return CreateIn(Path.GetTempPath(), shape);
    }

    /// <summary>Opens what another process made.</summary>
    public static SharedGrids<T> Open(string file, JacobiShape shape) =>
        new(new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), shape);

    /// <summary>To be called when all have opened it: the file goes, the memory stays until the last of them ends. Windows does
    /// so by itself when the last handle closes.</summary>
    public void DeleteFile()
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.Delete(File);
        }
    }

    public void Dispose()
    {
        if (_memory is null)
        {
            return;
        }

        _memory = null;
        DeleteFile();
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private static SharedGrids<T> CreateIn(string folder, JacobiShape shape)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            // A page that has no room when it is first written to would kill the process.
            PreallocationSize = Bytes(shape),
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(new FileStream(Path.Combine(folder, $"interopbridge-{Environment.ProcessId}-{Guid.NewGuid():N}"), options), shape);
    }

    private static long Bytes(JacobiShape shape) => SharedHeader.Bytes + 2 * Align((long)shape.Length * sizeof(T));

    private static long Align(long bytes) => (bytes + SharedHeader.Bytes - 1) / SharedHeader.Bytes * SharedHeader.Bytes;
}
