// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Natives;

/// <summary>Huge pages for large memory. A loop over arrays of many megabytes spends much of its time on looking up pages of
/// 4 KiB; Linux has pages of 2 MiB for those who ask, as NumPy does for its arrays. Where the system has none for the asking,
/// which is everywhere but on Linux, memory stays as it is.</summary>
public static unsafe partial class HugePages
{
    /// <summary>Bytes of a huge page.</summary>
    public const int Size = 2 << 20;

    private const int MadviseHugePage = 14, MadviseCollapse = 25;

    /// <summary>An array of zeros, of huge pages as far as it fills them and the system has them. Its memory is touched, so that
    /// no loop pays for its first use.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="length">Elements, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">The array is too large.</exception>
    public static T[] AllocateArray<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var array = GC.AllocateUninitializedArray<T>(length);
        var bytes = (nuint)length * (nuint)sizeof(T);
        fixed (T* elements = array)
        {
            Advise(elements, bytes);
            array.AsSpan().Clear();
            Collapse(elements, bytes);
        }

        return array;
    }

    /// <summary>Asks for huge pages, for those that the memory fills. Before its first use they come with it; afterwards when the
    /// system finds the time.</summary>
    /// <param name="address">The first byte of memory that stays allocated; any alignment, though memory aligned to
    /// <see cref="Size"/> has most of them.</param>
    /// <param name="bytes">How many, 0 or more.</param>
    public static void Advise(void* address, nuint bytes) => AdviseWhole(address, bytes, MadviseHugePage);

    /// <summary>Memory that was used before has its small pages replaced, which Linux 6.1 and later do at once.</summary>
    private static void Collapse(void* address, nuint bytes) => AdviseWhole(address, bytes, MadviseCollapse);

    private static void AdviseWhole(void* address, nuint bytes, int advice)
    {
        var begin = ((nuint)address + Size - 1) / Size * Size;
        var end = ((nuint)address + bytes) / Size * Size;
        if (end > begin && OperatingSystem.IsLinux())
        {
            _ = Madvise((void*)begin, end - begin, advice); // Advice: where it is not taken, small pages do.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Madvise(void* address, nuint length, int advice);
}
