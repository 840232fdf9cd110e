// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Kernels.Interop;
using InteropBridge.Natives;

namespace InteropBridge.Bench;

/// <summary>The probes in the forms that the library's own bindings do not have.</summary>
/// <remarks>SuppressGCTransition keeps the thread in cooperative mode: a garbage collection waits until C returns. It is
/// for functions that return within a microsecond, block on nothing and call nothing managed, so the callback probe has
/// no such form.</remarks>
internal static unsafe partial class ProbeImports
{
    private const string Library = "interopbridge";

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [SuppressGCTransition]
    public static extern void ib_probe_empty();

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [SuppressGCTransition]
    public static extern int ib_probe_add(int a, int b);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [SuppressGCTransition]
    public static extern int ib_probe_first(double* x, long length, double* first);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [SuppressGCTransition]
    public static extern int ib_probe_copy_first(double* from, double* to, long rows, long columns);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [SuppressGCTransition]
    public static extern long ib_probe_length(sbyte* text);

    /// <summary>The string is copied to the stack as UTF-8 by the code that the runtime's generator writes.</summary>
    [LibraryImport(Library, EntryPoint = "ib_probe_length", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long Length(string text);

#pragma warning disable CA2255 // The resolver must be in place before the first DllImport.
    [ModuleInitializer]
    internal static void Initialize() => NativeModule.InstallResolver(typeof(ProbeImports).Assembly, NativeLibraries.Bridge);
#pragma warning restore CA2255
}
