// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Security;
using CppSharp;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Tests.CppSharp;

#pragma warning disable CA1051, CA1812, CA1823, CA5392, CS8981, IDE0044, IDE1006, SYSLIB1054 // In the form that CppSharp emits.

/// <summary>A wrapper as CppSharp emits it; only the symbol table's path is ours.</summary>
internal static class Wrapper
{
    public partial struct __Internal
    {
        [SuppressUnmanagedCodeSecurity]
        [DllImport("interopbridge", EntryPoint = "ib_abi_version", CallingConvention = CallingConvention.Cdecl)]
        internal static extern int IbAbiVersion();

        [SuppressUnmanagedCodeSecurity]
        [DllImport("interopbridge_openmp", EntryPoint = "ib_openmp_abi_version", CallingConvention = CallingConvention.Cdecl)]
        internal static extern int IbOpenmpAbiVersion();
    }

    internal static class interopbridge
    {
        static interopbridge()
        {
            var path = NativeLibraries.Bridge.Path;
            Image = SymbolResolver.LoadImage(ref path);
            _ib_abi_version = SymbolResolver.ResolveSymbol(Image, "ib_abi_version");
        }

        public static nint Image { get; }

        public static nint _ib_abi_version { get; }
    }
}
