// SPDX-License-Identifier: MIT
using System.Buffers;
using System.Runtime.InteropServices;

namespace InteropBridge.Mpi;

/// <summary>Memory of elements as memory of bytes. Pinning it pins the elements.</summary>
internal sealed unsafe class ByteMemory<T>(Memory<T> elements) : MemoryManager<byte>
    where T : unmanaged
{
    private MemoryHandle _pin;

    public static Memory<byte> Of(Memory<T> elements) => new ByteMemory<T>(elements).Memory;

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<T> elements) => Of(MemoryMarshal.AsMemory(elements));

    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(elements.Span);

    /// <summary>Once at a time: every request makes its own.</summary>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        _pin = elements.Pin();
        return new MemoryHandle((byte*)_pin.Pointer + elementIndex, pinnable: this);
    }

    public override void Unpin() => _pin.Dispose();

    protected override void Dispose(bool disposing) => _pin.Dispose();
}
