// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Checks;

/// <summary>Memory between pages that nobody may touch: an access to them ends the process. It is never given back, because
/// somebody may still know an array in it; the process that uses it ends after a few rows.</summary>
internal static unsafe partial class FencedMemory
{
    /// <summary>Bytes on each side that end the process, enough for a neighbour in the row above or below.</summary>
    private const nuint Fence = 1 << 20;

    private const long MostBytes = 1 << 29;

    /// <summary>Each has three mappings, of which Linux allows a process 65530.</summary>
    private const int MostPieces = 8000;

    private static long _bytes;
    private static int _pieces;

    /// <summary>Whether so much was handed out that another process should go on.</summary>
    public static bool IsFull => _bytes > MostBytes || _pieces > MostPieces;

    /// <summary>Whole pages of zeros.</summary>
    /// <param name="bytes">How many are needed.</param>
    /// <exception cref="InsufficientMemoryException">The system has none.</exception>
    public static Span<byte> Allocate(nuint bytes)
    {
        var page = (nuint)Environment.SystemPageSize;
        var inner = (bytes + page - 1) / page * page;
        var start = OperatingSystem.IsWindows() ? Windows(inner) : Unix(inner);
        _bytes += checked((long)inner);
        _pieces++;
        return start is not null ? new Span<byte>(start, checked((int)inner))
            : throw new InsufficientMemoryException($"the system has no {inner} bytes between guard pages");
    }

    private static byte* Unix(nuint inner)
    {
        const int readWrite = 1 | 2;
        const int isPrivate = 2;
        var flags = isPrivate | (OperatingSystem.IsMacOS() ? 0x1000 : 0x20); // MAP_ANONYMOUS
        var whole = Map(null, inner + 2 * Fence, 0, flags, -1, 0);
        var failed = (byte*)-1;
        return whole != failed && Protect(whole + Fence, inner, readWrite) == 0 ? whole + Fence : null;
    }

    private static byte* Windows(nuint inner)
    {
        const uint reserve = 0x2000;
        const uint commit = 0x1000;
        const uint noAccess = 1;
        const uint readWrite = 4;
        var whole = VirtualAlloc(null, inner + 2 * Fence, reserve, noAccess);
        return whole is null ? null : VirtualAlloc(whole + Fence, inner, commit, readWrite);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(byte* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* address, nuint length, int protection);

    [LibraryImport("kernel32", EntryPoint = "VirtualAlloc")]
    private static partial byte* VirtualAlloc(byte* address, nuint length, uint kind, uint protection);
}
