// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using ManagedCuda;
using ManagedCuda.BasicTypes;

namespace InteropBridge.ManagedCuda;

/// <summary>Contexts and memory of InteropBridge as ManagedCuda's, and the other way round. Nothing is copied and nothing changes
/// hands: who made it disposes it, after the other is done with it.</summary>
public static class ManagedCudaSharing
{
    /// <summary>The device's context as ManagedCuda's, made current on this thread.</summary>
    public static CudaContext ToManagedCuda(this CudaDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.MakeCurrent();
        return new CudaContext(device.Ordinal, createNew: false); // bound to the current one
    }

    /// <summary>The device array as ManagedCuda's.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    public static CudaDeviceVariable<T> ToManagedCuda<T>(this CudaBuffer<T> buffer)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return new CudaDeviceVariable<T>(new CUdeviceptr(buffer.DevicePointer), isOwner: false, buffer.Bytes);
    }

    /// <summary>ManagedCuda's context as a device.</summary>
    public static CudaDevice ToInteropBridge(this CudaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CudaDevice.FromContext(context.Context.Pointer, context.DeviceId);
    }

    /// <summary>ManagedCuda's device array as InteropBridge's.</summary>
    /// <param name="variable">The array.</param>
    /// <param name="device">Of the context that it was made in.</param>
    /// <typeparam name="T">Element type.</typeparam>
    public static CudaBuffer<T> ToInteropBridge<T>(this CudaDeviceVariable<T> variable, CudaDevice device)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(device);
        return device.Borrow<T>(variable.DevicePointer.Pointer, variable.Size);
    }
}
