// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>One Jacobi step over some rows of a flat grid: the inner loops that the managed forms share.</summary>
internal static class JacobiRows
{
    /// <summary>Steps interior rows <paramref name="first"/>..<paramref name="last"/>, counted from 1.</summary>
    /// <param name="from">The grid before the step.</param>
    /// <param name="to">The grid after it; its boundary is set already.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="first">First row.</param>
    /// <param name="last">Last row.</param>
    public delegate void Kernel<T>(ReadOnlySpan<T> from, Span<T> to, int stride, int first, int last);

    /// <summary>Span rows and a plain loop, which the JIT compiles without bounds checks.</summary>
    public static void Scalar<T>(ReadOnlySpan<T> from, Span<T> to, int stride, int first, int last)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var fifth = T.CreateChecked(0.2);
        for (var i = first; i <= last; i++)
        {
            // All of one length, and windows on the centre row instead of j - 1 and j + 1: then j < out.Length proves
            // every index below.
            var columns = stride - 2;
            var up = from.Slice((i - 1) * stride + 1, columns);
            var left = from.Slice(i * stride, columns);
            var centre = from.Slice(i * stride + 1, columns);
            var right = from.Slice(i * stride + 2, columns);
            var down = from.Slice((i + 1) * stride + 1, columns);
            var result = to.Slice(i * stride + 1, columns);
            for (var j = 0; j < result.Length; j++)
            {
                result[j] = (up[j] + left[j] + centre[j] + right[j] + down[j]) * fifth;
            }
        }
    }

    /// <summary>The widest vectors that the processor runs at full speed, then narrower ones for the rest of the
    /// row.</summary>
    public static void Simd<T>(ReadOnlySpan<T> from, Span<T> to, int stride, int first, int last)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // References instead of indices: the slices prove once what the loops would prove per element.
        ref var r = ref MemoryMarshal.GetReference(from[..((last + 1) * stride + stride)]);
        ref var w = ref MemoryMarshal.GetReference(to[..((last + 1) * stride)]);
        var fifth = T.CreateChecked(0.2);
        for (var i = first; i <= last; i++)
        {
            nint cell = (nint)i * stride + 1, end = cell + stride - 2;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; cell <= end - Vector512<T>.Count; cell += Vector512<T>.Count)
                {
                    var sum = Vector512.LoadUnsafe(ref Unsafe.Add(ref r, cell - stride))
                        + Vector512.LoadUnsafe(ref Unsafe.Add(ref r, cell - 1)) + Vector512.LoadUnsafe(ref Unsafe.Add(ref r, cell))
                        + Vector512.LoadUnsafe(ref Unsafe.Add(ref r, cell + 1)) + Vector512.LoadUnsafe(ref Unsafe.Add(ref r, cell + stride));
                    (sum * fifth).StoreUnsafe(ref Unsafe.Add(ref w, cell));
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; cell <= end - Vector256<T>.Count; cell += Vector256<T>.Count)
                {
                    var sum = Vector256.LoadUnsafe(ref Unsafe.Add(ref r, cell - stride))
                        + Vector256.LoadUnsafe(ref Unsafe.Add(ref r, cell - 1)) + Vector256.LoadUnsafe(ref Unsafe.Add(ref r, cell))
                        + Vector256.LoadUnsafe(ref Unsafe.Add(ref r, cell + 1)) + Vector256.LoadUnsafe(ref Unsafe.Add(ref r, cell + stride));
                    (sum * fifth).StoreUnsafe(ref Unsafe.Add(ref w, cell));
                }
            }

            for (; cell <= end - Vector128<T>.Count; cell += Vector128<T>.Count)
            {
                var sum = Vector128.LoadUnsafe(ref Unsafe.Add(ref r, cell - stride))
                    + Vector128.LoadUnsafe(ref Unsafe.Add(ref r, cell - 1)) + Vector128.LoadUnsafe(ref Unsafe.Add(ref r, cell))
                    + Vector128.LoadUnsafe(ref Unsafe.Add(ref r, cell + 1)) + Vector128.LoadUnsafe(ref Unsafe.Add(ref r, cell + stride));
                (sum * fifth).StoreUnsafe(ref Unsafe.Add(ref w, cell));
            }

            for (; cell < end; cell++)
            {
                Unsafe.Add(ref w, cell) = (Unsafe.Add(ref r, cell - stride) + Unsafe.Add(ref r, cell - 1) + Unsafe.Add(ref r, cell)
                    + Unsafe.Add(ref r, cell + 1) + Unsafe.Add(ref r, cell + stride)) * fifth;
            }
        }
    }

    /// <summary>Copies the four edges, which no step writes.</summary>
    public static void CopyBoundary<T>(ReadOnlySpan<T> from, Span<T> to, JacobiShape shape)
    {
        var (stride, last) = (shape.Stride, (shape.Rows + 1) * shape.Stride);
        from[..stride].CopyTo(to);
        from.Slice(last, stride).CopyTo(to[last..]);
        for (var row = stride; row < last; row += stride)
        {
            to[row] = from[row];
            to[row + stride - 1] = from[row + stride - 1];
        }
    }
}
