// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Numerics;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>An array in device memory. Created by <see cref="OpenCLDevice.Allocate{T}"/> and
/// <see cref="OpenCLDevice.Upload{T}(ReadOnlySpan{T})"/>.</summary>
/// <remarks>Everything happens in the order of the device's queue. Copies from and to the host return when they are done; copies
/// on the device, <see cref="Clear"/> and <see cref="Fill"/> return at once.</remarks>
/// <typeparam name="T">Element type, with the layout that the kernel expects.</typeparam>
public sealed unsafe class OpenCLBuffer<T> : OpenCLMemory
    where T : unmanaged
{
    private const uint Blocking = 1; // CL_TRUE
    private const int LargestPattern = 128; // of clEnqueueFillBuffer: 16 numbers of 8 bytes

    internal OpenCLBuffer(OpenCLDevice device, OpenCLHandle handle, long length)
        : base(device, handle, length * sizeof(T)) => Length = length;

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    private _cl_mem* Pointer => (_cl_mem*)Handle;

    private nuint Size => (nuint)Bytes;

    private ref readonly opencl_functions Api => ref Device.Library.Api;

    /// <summary>Copies an array to the device; both have the same length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="OpenCLException">The library reported an error, or an earlier kernel failed.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length);
        fixed (T* elements = source)
        {
            Check(Api.clEnqueueWriteBuffer(Device.Queue, Pointer, Blocking, 0, Size, elements, 0, null, null), "copying to");
        }

        GC.KeepAlive(this);
    }

    /// <summary>Copies the array back; both have the same length.</summary>
    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{T})"/>
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length);
        fixed (T* elements = destination)
        {
            Check(Api.clEnqueueReadBuffer(Device.Queue, Pointer, Blocking, 0, Size, elements, 0, null, null), "copying from");
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc cref="CopyTo(Span{T})"/>
    public void CopyTo(T[] destination) => CopyTo(destination.AsSpan());

    /// <summary>Copies the array back into a new one.</summary>
    /// <exception cref="OpenCLException">The library reported an error, or an earlier kernel failed.</exception>
    public T[] ToArray()
    {
        var array = new T[checked((int)Length)];
        CopyTo(array);
        return array;
    }

    /// <summary>Copies to another array of the same length on the same device.</summary>
    /// <param name="destination">Receives the elements.</param>
    /// <exception cref="ArgumentException">The lengths differ, it is the same array, or it is on another device.</exception>
    /// <exception cref="OpenCLException">The library reported an error.</exception>
    public void CopyTo(OpenCLBuffer<T> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        CheckLength(destination.Length);
        if (destination.Device != Device || destination == this)
        {
            throw new ArgumentException(destination == this ? "an array cannot be copied to itself" : "the arrays are of two "
                + "OpenCLDevice objects: make both with one, or copy by way of the host", nameof(destination));
        }

        Check(Api.clEnqueueCopyBuffer(Device.Queue, Pointer, destination.Pointer, 0, 0, Size, 0, null, null),
            "copying on the device from");
        GC.KeepAlive(this);
        GC.KeepAlive(destination);
    }

    /// <summary>Sets every byte to 0.</summary>
    /// <exception cref="OpenCLException">The library reported an error.</exception>
    public void Clear()
    {
        byte zero = 0;
        Check(Api.clEnqueueFillBuffer(Device.Queue, Pointer, &zero, 1, 0, Size, 0, null, null), "clearing");
        GC.KeepAlive(this);
    }

    /// <summary>Sets every element to a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The type's size is not a power of two up to 128 bytes.</exception>
    /// <exception cref="OpenCLException">The library reported an error.</exception>
    public void Fill(T value)
    {
        if (sizeof(T) > LargestPattern || !BitOperations.IsPow2(sizeof(T)))
        {
            throw new ArgumentException($"{typeof(T).Name} has {sizeof(T)} bytes, and OpenCL fills by values of 1, 2, 4, ... "
                + $"{LargestPattern}: fill an array on the host and copy it", nameof(value));
        }

        Check(Api.clEnqueueFillBuffer(Device.Queue, Pointer, &value, (nuint)sizeof(T), 0, Size, 0, null, null), "filling");
        GC.KeepAlive(this);
    }

    private void Check(int status, string doing)
    {
        if (status != OpenCLStatus.Success)
        {
            throw OpenCLLibrary.ToException(status, $"{doing} a device array of {Length} x {typeof(T).Name}");
        }
    }

    private void CheckLength(long other, [CallerArgumentExpression(nameof(other))] string? argument = null)
    {
        if (other != Length)
        {
            throw new ArgumentException(
                $"the lengths differ: {other} elements here, {Length} on the device", argument?.Split('.')[0]);
        }
    }
}
