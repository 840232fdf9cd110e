// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.Interop;

/// <summary>The one place where a native status becomes an exception.</summary>
internal static class NativeStatus
{
    /// <summary>Null for IB_OK, and for IB_E_CANCELLED, which is an answer and not a failure: who asked for it raises it with
    /// the count of what was done.</summary>
    public static Exception? ToException(int status)
    {
        if (status is Native.IB_OK or Native.IB_E_CANCELLED)
        {
            return null;
        }

        var text = status is >= NativeCuda.IB_E_CUDA_DRIVER and <= NativeCuda.IB_E_CUDA_OTHER
            ? SafeNativeCuda.CudaStatusText(status)
            : SafeNative.StatusText(status);
        return status switch
        {
            Native.IB_E_NULL => new ArgumentNullException(null, text),
            Native.IB_E_RANGE => new ArgumentOutOfRangeException(null, text),
            Native.IB_E_OVERFLOW => new OverflowException(text),
            Native.IB_E_MEMORY => new InsufficientMemoryException(text),
            Native.IB_E_SHAPE => new ArgumentException(text),
            Native.IB_E_UNSUPPORTED => new PlatformNotSupportedException(text),
            NativeCuda.IB_E_CUDA_MEMORY => new InsufficientMemoryException(text),
            NativeCuda.IB_E_CUDA_DRIVER or NativeCuda.IB_E_CUDA_DEVICE or NativeCuda.IB_E_CUDA_CODE =>
                new PlatformNotSupportedException(text),
            _ => new InvalidOperationException($"native status {status}: {text}"),
        };
    }
}
