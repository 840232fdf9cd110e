// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Asks for cache lines that are soon needed, where a processor can be asked. Any address will do.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Into the L2 cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Far(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }
}
