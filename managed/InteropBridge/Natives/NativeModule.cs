// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using InteropBridge.Loading;

namespace InteropBridge.Natives;

/// <summary>A native library that belongs to an assembly: where it was found, or why it cannot be used. It is searched for
/// in the application's own folders only, loaded on first use and never unloaded. All members are thread-safe.</summary>
public sealed unsafe class NativeModule
{
    private readonly Lazy<Loaded> _loaded;

    /// <param name="name">Name in DllImport, without the platform's prefix and suffix.</param>
    /// <param name="owner">The assembly that it belongs to: the library is in the same folder, or in
    /// <c>runtimes/RID/native</c> below it.</param>
    public NativeModule(string name, Assembly owner)
        : this(name, () => NativeSearchPath.Folders(owner))
    {
    }

    /// <param name="name">Name in DllImport.</param>
    /// <param name="search">Folders to search.</param>
    internal NativeModule(string name, Func<IReadOnlyList<string>> search)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _loaded = new Lazy<Loaded>(() => Load(search));
    }

    /// <summary>Name without the platform's prefix and suffix.</summary>
    public string Name { get; }

    /// <summary>File name on this operating system: <c>libNAME.so</c>, <c>libNAME.dylib</c> or <c>libNAME.dll</c>. On Windows a
    /// file <c>NAME.dll</c> that is not an assembly is found too.</summary>
    public string FileName => NativeFile.FileName(Name);

    /// <summary>How to get the file, as an imperative that "or set ..." can follow; part of the message if the file is
    /// missing.</summary>
    public string Remedy { get; init; } = "Build or reinstall the package or project that contains it";

    /// <summary>What to install if the operating system cannot find a library that this one needs; a full sentence.</summary>
    public string DependencyHint { get; init; } = "";

    /// <summary>A function <c>int32_t(void)</c> of the library that returns its ABI version; null to compare nothing.</summary>
    public string? VersionExport { get; init; }

    /// <summary>The version that <see cref="VersionExport"/> must return: that of the header the bindings were made from.</summary>
    public int ExpectedVersion { get; init; }

    /// <summary>A final check of the loaded library, given its path and handle. It throws a
    /// <see cref="NativeLibraryException"/> to reject the library.</summary>
    public Action<string, nint>? Check { get; init; }

    /// <summary>Whether the library loads and is the one the bindings were generated for.</summary>
    public bool IsAvailable => _loaded.Value.Failure is null;

    /// <summary>Why it is not available and what to do; null if it is.</summary>
    public string? UnavailableReason => _loaded.Value.Failure?.Message;

    /// <summary>What went wrong; null if available.</summary>
    public NativeLibraryFailure? Failure => _loaded.Value.Failure?.Failure;

    /// <summary>Absolute path of the loaded file.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public string Path => Require().Path;

    /// <summary>The handle that <see cref="NativeLibrary.Load(string)"/> returned.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public nint Handle => Require().Handle;

    /// <summary>Resolves an assembly's DllImports to modules by their <see cref="Name"/>; other names take .NET's usual way.
    /// An assembly can have only one resolver. Call this before its first DllImport, for example in a module
    /// initializer.</summary>
    /// <param name="assembly">The assembly with the DllImports.</param>
    /// <param name="modules">The libraries that they name.</param>
    /// <exception cref="InvalidOperationException">The assembly already has a resolver.</exception>
    public static void InstallResolver(Assembly assembly, params NativeModule[] modules) =>
        NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => Array.Find(modules, module => module.Name == name)?.Handle ?? 0);

    private Loaded Require() => _loaded.Value.Failure is { } failure
        ? throw new NativeLibraryException(failure.Failure, failure.Message, failure)
        : _loaded.Value;

    private sealed record Loaded(nint Handle, string Path, NativeLibraryException? Failure);

    private Loaded Load(Func<IReadOnlyList<string>> search)
    {
        try
        {
            var path = NativeFile.Find(NativeFile.FileNames(Name), search(), Remedy);
            var handle = NativeFile.Load(path, DependencyHint);
            CheckVersion(path, handle);
            Check?.Invoke(path, handle);
            return new Loaded(handle, path, null);
        }
        catch (NativeLibraryException failure)
        {
            return new Loaded(0, "", failure);
        }
        catch (LoadException refused)
        {
            return new Loaded(0, "", new NativeLibraryException((NativeLibraryFailure)refused.Failure, refused.Message, refused));
        }
    }

    private void CheckVersion(string path, nint handle)
    {
        if (VersionExport is null)
        {
            return;
        }

        if (!NativeLibrary.TryGetExport(handle, VersionExport, out var export))
        {
            throw new NativeLibraryException(NativeLibraryFailure.AbiMismatch,
                $"{path} is a different library with the same name, or a very old version: it does not export {VersionExport}.");
        }

        var version = ((delegate* unmanaged[Cdecl]<int>)export)();
        if (version != ExpectedVersion)
        {
            throw new NativeLibraryException(NativeLibraryFailure.AbiMismatch,
                $"{path} has ABI version {version}; the assembly that uses it calls version {ExpectedVersion}. "
                + "Use both from the same package or build.");
        }
    }
}
