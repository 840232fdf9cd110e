// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using InteropBridge.Loading;

namespace InteropBridge.Natives;

/// <summary>A native library that belongs to an assembly: where it was found, or why it cannot be used. Looked for in the
/// application's own folders and nowhere else, loaded on first use and never unloaded. All members are safe to use from several
/// threads.</summary>
public sealed unsafe class NativeModule
{
    private readonly Lazy<Loaded> _loaded;

    /// <param name="name">Name in DllImport, without the platform's prefix and suffix.</param>
    /// <param name="owner">The assembly that it comes with: it lies beside that, or in <c>runtimes/RID/native</c> under
    /// it.</param>
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

    /// <summary>File name on this operating system.</summary>
    public string FileName => NativeFile.FileName(Name);

    /// <summary>How to get the file, as an infinitive that "or set ..." continues; part of the message where it is
    /// missing.</summary>
    public string Remedy { get; init; } = "Build or reinstall what it comes with";

    /// <summary>What to install if the operating system cannot find a library that this one needs; a full sentence.</summary>
    public string DependencyHint { get; init; } = "";

    /// <summary>A function <c>int32_t(void)</c> of the library that returns its ABI version; null to compare nothing.</summary>
    public string? VersionExport { get; init; }

    /// <summary>The version that <see cref="VersionExport"/> must return: that of the header the bindings were made from.</summary>
    public int ExpectedVersion { get; init; }

    /// <summary>A last look at the loaded library: its path and handle. It throws a <see cref="NativeLibraryException"/> to refuse
    /// it.</summary>
    public Action<string, nint>? Check { get; init; }

    /// <summary>Whether the library loads and is the one the bindings were generated for.</summary>
    public bool IsAvailable => _loaded.Value.Failure is null;

    /// <summary>Why not, in words a person can act on; null if available.</summary>
    public string? UnavailableReason => _loaded.Value.Failure?.Message;

    /// <summary>What went wrong; null if available.</summary>
    public NativeLibraryFailure? Failure => _loaded.Value.Failure?.Failure;

    /// <summary>Absolute path of the loaded file.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public string Path => Require().Path;

    /// <summary>Handle as of <see cref="NativeLibrary.Load(string)"/>.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public nint Handle => Require().Handle;

    /// <summary>Sends an assembly's DllImports to modules, each by its <see cref="Name"/>; others take .NET's usual way. An assembly
    /// can have but one resolver. To be called before its first DllImport, such as in a module initializer.</summary>
    /// <param name="assembly">The assembly with the DllImports.</param>
    /// <param name="modules">The libraries that they name.</param>
    /// <exception cref="InvalidOperationException">The assembly has a resolver already.</exception>
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
            var path = NativeFile.Find(FileName, search(), Remedy);
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
                $"{path} is another library of that name, or a very old one: it does not export {VersionExport}.");
        }

        var version = ((delegate* unmanaged[Cdecl]<int>)export)();
        if (version != ExpectedVersion)
        {
            throw new NativeLibraryException(NativeLibraryFailure.AbiMismatch,
                $"{path} has ABI version {version}; the assembly that uses it calls version {ExpectedVersion}. "
                + "Take both from the same package or build.");
        }
    }
}
