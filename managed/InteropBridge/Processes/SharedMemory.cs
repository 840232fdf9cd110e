// SPDX-License-Identifier: MIT
using System.IO.MemoryMappedFiles;

namespace InteropBridge.Processes;

/// <summary>Memory that processes share through a file, initially zero. Access is not synchronized; see
/// <see cref="SharedBarrier"/>.</summary>
public sealed unsafe class SharedMemory : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _memory;

    private SharedMemory(FileStream file, long bytes)
    {
        (FilePath, Length) = (file.Name, bytes);
        _map = MemoryMappedFile.CreateFromFile(
            file, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, bytes);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);
    }

    /// <summary>Path of the file.</summary>
    public string FilePath { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Creates the file, filled with zeros, in a memory file system if there is one.</summary>
    /// <param name="bytes">Its size, at least 1.</param>
    /// <exception cref="IOException">There is not enough space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is less than 1.</exception>
    public static SharedMemory Create(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        const string memory = "/dev/shm";
        if (OperatingSystem.IsLinux() && Directory.Exists(memory))
        {
            try
            {
                return CreateIn(memory, bytes);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Containers often have 64 MB of it. A file on disk is as fast while memory lasts.
            }
        }

        return CreateIn(Path.GetTempPath(), bytes);
    }

    /// <summary>Elements of the memory. The span is valid until <see cref="Dispose"/>.</summary>
    /// <param name="offset">Offset of the first in bytes: at least 0, and a multiple of the element's alignment.</param>
    /// <param name="length">How many.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The elements are not all within the memory.</exception>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public Span<T> Span<T>(long offset, int length)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)length * sizeof(T), Length - offset, nameof(length));
        return new(_memory + offset, length);
    }

    /// <summary>Call this when all processes have opened it: the file is deleted, and the memory stays until the last of
    /// them ends. Windows does so itself when the last handle is closed.</summary>
    public void DeleteFile()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(FilePath);
        }
    }

    /// <summary>Releases the memory, and deletes the file if it still exists.</summary>
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

    /// <summary>Opens the memory of another process.</summary>
    internal static SharedMemory Open(string file, long bytes) =>
        new(new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), bytes);

    private static SharedMemory CreateIn(string folder, long bytes)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            // A page without space would kill the process when it is first written.
            PreallocationSize = bytes,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = Path.Combine(folder, $"interopbridge-{Environment.ProcessId}-{Guid.NewGuid():N}");
        return new(new FileStream(file, options), bytes);
    }
}
