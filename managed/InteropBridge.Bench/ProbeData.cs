// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Bench;

/// <summary>What the probes are called with.</summary>
internal static unsafe class ProbeData
{
    /// <summary>Calls of one invocation of a benchmark that loops.</summary>
    public const int Calls = 1000;

    /// <summary>A short one with letters that UTF-8 makes longer, so that marshalling has something to do.</summary>
    public const string Text = "Größe: ½ m²";

    /// <summary>Lies where the garbage collector does not move it, so that <see cref="Pointer"/> stays right.</summary>
    public static readonly double[] Array = Pinned(1.5, 2, 3);

    /// <summary>The array as C sees it.</summary>
    public static readonly double* Pointer = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(Array, 0);

    /// <summary>Another, to be written.</summary>
    public static readonly double[] Target = Pinned(0, 0, 0);

    /// <summary>That one as C sees it.</summary>
    public static readonly double* TargetPointer = (double*)Marshal.UnsafeAddrOfPinnedArrayElement(Target, 0);

    /// <summary>The text as C sees it: a UTF-8 literal is part of the program's image, and ends in NUL.</summary>
    public static readonly sbyte* Utf8 = (sbyte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference("Größe: ½ m²"u8));

    private static double[] Pinned(params ReadOnlySpan<double> values)
    {
        var array = GC.AllocateUninitializedArray<double>(values.Length, pinned: true);
        values.CopyTo(array);
        return array;
    }
}
