// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Loading;

namespace InteropBridge;

/// <summary>The native libraries of this project's kernels: loaded from the application's own folders and from nowhere else,
/// on first use, and never unloaded. Safe to use from several threads.</summary>
internal static partial class KernelLibraries
{
    private const string Remedy =
        "Build the project without -p:BuildNative=false, reinstall the package that the assembly came in";

    private const string DependencyHint =
        "If it is an OpenMP runtime: apt-get install libgomp1 (libgomp) or libomp5 (libomp); dnf install libgomp or libomp; "
        + "brew install libomp.";

    private static readonly ConcurrentDictionary<string, Lazy<nint>> Handles = new();

    /// <summary>Why a library cannot be used here, in words a person can act on; null if it can.</summary>
    /// <param name="name">As in DllImport; null for the first of the project's libraries.</param>
    public static string? UnavailableReason(string? name = null)
    {
        try
        {
            _ = Handle(name ?? Names[0]);
            return null;
        }
        catch (DllNotFoundException failure)
        {
            return failure.Message;
        }
    }

    private static nint Handle(string name) => Handles.GetOrAdd(name, static name => new Lazy<nint>(() =>
        NativeFile.Load(NativeFile.Find(NativeFile.FileName(name), NativeSearchPath.Folders(), Remedy), DependencyHint))).Value;

    /// <summary>The assembly's DllImport resolver: 0 for what is none of the project's libraries. To be called by a resolver of
    /// the project's own, if it has one (<c>-p:InstallKernelResolver=false</c>); an assembly can have but one.</summary>
    /// <exception cref="DllNotFoundException">The library cannot be used here; the message says why.</exception>
    public static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        Array.IndexOf(Names, name) >= 0 ? Handle(name) : 0;

#if !INTEROPBRIDGE_OTHER_RESOLVER
#pragma warning disable CA2255 // In a library: the resolver must be in place before the first DllImport, from wherever.
    [ModuleInitializer]
    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(KernelLibraries).Assembly, Resolve);
#pragma warning restore CA2255
#endif
}
