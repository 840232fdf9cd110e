// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>The probes as function pointers. Read-only, so that the JIT puts the address into the call.</summary>
internal static unsafe class ProbePointers
{
    public static readonly delegate* unmanaged[Cdecl]<void> Empty =
        (delegate* unmanaged[Cdecl]<void>)Export("ib_probe_empty");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<void> EmptyNoTransition =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<void>)Export("ib_probe_empty");

    public static readonly delegate* unmanaged[Cdecl]<int, int, int> Add =
        (delegate* unmanaged[Cdecl]<int, int, int>)Export("ib_probe_add");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int> AddNoTransition =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int>)Export("ib_probe_add");

    private static nint Export(string name) => NativeLibrary.GetExport(NativeLibraries.Bridge.Handle, name);
}
