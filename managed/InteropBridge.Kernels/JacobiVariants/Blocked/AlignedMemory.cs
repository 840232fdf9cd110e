// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Natives;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Memory outside the garbage collector's heap, which does not move, touched page by page now so that no solve pays for
/// it. Large memory asks for huge pages, for those that it fills: a blocked pass walks down columns, a page a row.</summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    /// <param name="bytes">At least 1.</param>
    /// <param name="alignment">A power of two.</param>
    public AlignedMemory(nuint bytes, nuint alignment)
        : base(0, ownsHandle: true)
    {
        var isLarge = bytes >= 4 * HugePages.Size;
        alignment = isLarge ? HugePages.Size : alignment;
        SetHandle((nint)NativeMemory.AlignedAlloc((bytes + alignment - 1) & ~(alignment - 1), alignment));
        if (isLarge)
        {
            HugePages.Advise(Pointer, bytes);
        }

        NativeMemory.Clear(Pointer, bytes);
    }

    public override bool IsInvalid => handle == 0;

    public byte* Pointer => (byte*)handle;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree(Pointer);
        return true;
    }
}
