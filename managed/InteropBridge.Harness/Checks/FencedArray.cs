// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Harness.Checks;

/// <summary>A copy of an array of unmanaged elements, in fenced memory.</summary>
/// <remarks>The copy is an object outside of the garbage collector's heap, as string literals are: the collector passes over
/// such references. It is made of the original's own bytes, its header and its type included.</remarks>
internal sealed unsafe class FencedArray
{
    private const int Alignment = 64;
    private const int SmallestMargin = 1 << 12;
    private const int LargestMargin = 1 << 16;

    // Locks and hash codes are kept in the four bytes in front of an object.
    private const int LockBytes = 4;
    private readonly byte* _first;
    private readonly int _length;
    private readonly int _header;
    private readonly int _data;
    private readonly int _bytes;
    private readonly byte[] _headerBefore;
    private readonly bool _hasMargins;

    /// <param name="original">An array of unmanaged elements.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="fence">Where the copy lies.</param>
    /// <param name="asAligned">Whether the copy is aligned as the original happens to be, which puts it up to 63 bytes away from
    /// the fence.</param>
    public FencedArray(Array original, string name, Fence fence, bool asAligned)
    {
        (Original, Name, _hasMargins) = (original, name, fence == Fence.Margins);
        fixed (byte* data = &MemoryMarshal.GetArrayDataReference(original))
        {
            var start = (byte*)Unsafe.As<Array, nint>(ref original) - sizeof(nint);
            _header = checked((int)(data - start));
            _bytes = checked(original.Length * RuntimeHelpers.SizeOf(original.GetType().GetElementType()!.TypeHandle));
            var margin = _hasMargins ? Math.Clamp(_bytes, SmallestMargin, LargestMargin) : 0;
            var memory = FencedMemory.Allocate((nuint)(_header + _bytes) + Alignment + 2 * (nuint)margin);
            _first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory));
            _length = memory.Length;
            var lane = asAligned ? (int)((nuint)data % Alignment) : (Alignment - _bytes % Alignment) % Alignment / sizeof(nint) * sizeof(nint);
            _data = Place(fence, margin, lane);
            if (_hasMargins)
            {
                Mark(memory);
            }

            new Span<byte>(start, _header + _bytes).CopyTo(memory[(_data - _header)..]);
            Bytes(_data - _header + sizeof(nint) - LockBytes, LockBytes).Clear(); // of the original alone
        }

        _headerBefore = Bytes(_data - _header, _header).ToArray();
        var reference = (nint)(_first + _data - _header + sizeof(nint));
        Copy = Unsafe.As<nint, Array>(ref reference);
    }

    public string Name { get; }

    public Array Original { get; }

    public Array Copy { get; }

    public int Length => Original.Length;

    /// <summary>Puts the same byte everywhere.</summary>
    public void Fill(byte value) => Bytes(_data, _bytes).Fill(value);

    /// <summary>Index of the first element that is not as in the original; null if there is none.</summary>
    public int? FirstChange()
    {
        fixed (byte* data = &MemoryMarshal.GetArrayDataReference(Original))
        {
            var same = Bytes(_data, _bytes).CommonPrefixLength(new ReadOnlySpan<byte>(data, _bytes));
            return same == _bytes ? null : same / (_bytes / Length);
        }
    }

    /// <summary>What was written outside of an array with margins, in words; null if nothing was. An overwritten header is
    /// mended, so that the array can still be used.</summary>
    public string? Damage()
    {
        if (!_hasMargins)
        {
            return null;
        }

        var behind = _length - 1;
        for (; behind >= _data + _bytes && _first[behind] == MarkAt(behind); behind--)
        {
        }

        if (behind >= _data + _bytes)
        {
            return $"wrote past the end of {Name}, up to byte {behind - _data - _bytes + 1} behind its {Length} elements";
        }

        var front = 0;
        for (; front < _data - _header && _first[front] == MarkAt(front); front++)
        {
        }

        return front < _data - _header ? $"wrote before the start of {Name}, from {_data - front} bytes before it on"
            : MendHeader() ? $"wrote before the start of {Name}, in the {_header} bytes before it" : null;
    }

    private int Place(Fence fence, int margin, int lane)
    {
        // The first place, or the last one, that is aligned as it should be.
        if (fence == Fence.Behind)
        {
            var last = _length - _bytes;
            return last - (last - lane % Alignment + Alignment) % Alignment;
        }

        var first = margin + _header;
        return first + (lane - first % Alignment + Alignment) % Alignment;
    }

    private void Mark(Span<byte> memory)
    {
        for (var i = 0; i < memory.Length; i = i == _data - _header ? _data + _bytes : i + 1)
        {
            memory[i] = MarkAt(i);
        }
    }

    private bool MendHeader()
    {
        var header = Bytes(_data - _header, _header);
        var from = sizeof(nint);
        var damaged = !header[from..].SequenceEqual(_headerBefore.AsSpan(from))
            || !header[..(from - LockBytes)].SequenceEqual(_headerBefore.AsSpan(0, from - LockBytes));
        if (damaged)
        {
            _headerBefore.CopyTo(header);
        }

        return damaged;
    }

    private static byte MarkAt(int index) => (byte)(index * 31 + 90);

    private Span<byte> Bytes(int from, int count) => new(_first + from, count);
}
