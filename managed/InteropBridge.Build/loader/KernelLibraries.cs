// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using InteropBridge.Loading;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge;

/// <summary>The native libraries of this project's kernels: loaded from the application's own folders and from nowhere else,
/// on first use, and never unloaded. Safe to use from several threads.</summary>
[Microsoft.CodeAnalysis.Embedded] // Not seen by friend assemblies, which have their own.
internal static partial class KernelLibraries
{
    private const string Remedy =
        "Build the project without -p:BuildNative=false, reinstall the package that the assembly came in";

    private const string StreamRemedy =
        "The assembly was loaded from a stream, so that it has no folder in which to look. Load it from its file "
        + "(AssemblyLoadContext.LoadFromAssemblyPath), let LoadUnmanagedDll of its AssemblyLoadContext return the library";

    private const string DependencyHint =
        "If it is an OpenMP runtime: apt-get install libgomp1 (libgomp) or libomp5 (libomp); dnf install libgomp or libomp; "
        + "brew install libomp. If it is Fortran's: apt-get install libgfortran5, dnf install libgfortran, brew install gcc.";

    /// <summary>Where the build leaves in a library what it was made with.</summary>
    private const string BuildInfo = "interopbridge_build";

    private static readonly ConcurrentDictionary<string, Lazy<(nint Handle, string Path)>> Loaded = new();

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

    /// <summary>The file that is in use, its instruction set, and the compiler and options that made it, in one line. Null where
    /// the library cannot be used.</summary>
    /// <param name="name">As in DllImport; null for the first of the project's libraries.</param>
    public static string? Details(string? name = null)
    {
        name ??= Names[0];
        if (UnavailableReason(name) is not null)
        {
            return null;
        }

        var (handle, path) = Library(name);
        var made = NativeLibrary.TryGetExport(handle, BuildInfo, out var text) ? Marshal.PtrToStringUTF8(text) : null;
        var set = IsPerInstructionSet(name) ? $", chosen as {InstructionSets.Of(path) ?? InstructionSets.Baseline}" : "";
        return $"{(path.Length == 0 ? name : path)}{set}{(made is null ? "" : "; ")}{made}";
    }

    private static nint Handle(string name) => Library(name).Handle;

    private static (nint Handle, string Path) Library(string name) =>
        Loaded.GetOrAdd(name, static name => new Lazy<(nint, string)>(() => Load(name))).Value;

    private static bool IsPerInstructionSet(string name) => Array.IndexOf(PerInstructionSet, name) >= 0;

    private static (nint Handle, string Path) Load(string name)
    {
        foreach (var (known, files, package) in OfSystem)
        {
            if (known == name)
            {
                return SystemLibraryFile.Load(name, files.Split(';', StringSplitOptions.RemoveEmptyEntries), package);
            }
        }

        // What a shim links is loaded first, by its own rules: it then is the one that the program uses, and if it is missing its message says so.
        foreach (var (shim, owner) in Shims)
        {
            _ = shim == name ? Handle(owner) : 0;
        }

        var fromStream = NativeSearchPath.IsFromStream;
        if (fromStream && AskContext(name) is var handle and not 0)
        {
            CompareTypes(name, handle, name);
            return (handle, "");
        }

        var file = NativeFile.Find(NativeFile.FileNames(name), NativeSearchPath.Folders(), fromStream ? StreamRemedy : Remedy);
        file = IsPerInstructionSet(name) ? InstructionSets.Choose(file) : file;
        var library = NativeFile.Load(file, DependencyHint);
        CompareTypes(name, library, file);
        return (library, file);
    }

    /// <summary>A library that was built elsewhere, or before, may be of another text of the header.</summary>
    private static void CompareTypes(string name, nint library, string file)
    {
        const int mostShown = 4;
        foreach (var (owner, symbol, isRequired, compare) in Tables)
        {
            if (owner != name)
            {
                continue;
            }

            if (NativeLibrary.TryGetExport(library, symbol, out var address))
            {
                using var table = new TypeTable(address);
                compare(table);
                if (table.Differences is { Count: > 0 } differences)
                {
                    throw new DllNotFoundException($"{file} does not fit this assembly: {string.Join("; ", differences.Take(mostShown))}"
                        + (differences.Count > mostShown ? $"; and {differences.Count - mostShown} more differences" : "")
                        + ". The library and the assembly's bindings were made from different headers. Build both from the same one.");
                }
            }
            else if (isRequired)
            {
                throw new DllNotFoundException($"{file} does not fit this assembly: it has no table of its types and functions ({symbol}), "
                    + "as the library has that the assembly was built with. It was compiled without InteropBridge.Build, or from another header. "
                    + "Build it by InteropBridge.Build; or, if you know that it fits, state CheckLayout=\"false\" on the item in the "
                    + "project and build the assembly again.");
            }
        }
    }

    /// <summary>The host that loaded the assembly may know where its library is. The runtime would ask it only after this
    /// resolver, and then go on to look along LD_LIBRARY_PATH.</summary>
    private static nint AskContext(string name) =>
        AssemblyLoadContext.GetLoadContext(typeof(KernelLibraries).Assembly) is { } context ? LoadUnmanagedDll(context, name) : 0;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "LoadUnmanagedDll")]
    private static extern nint LoadUnmanagedDll(AssemblyLoadContext context, string name);

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
