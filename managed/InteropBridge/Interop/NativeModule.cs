// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Interop;

/// <summary>One of the native libraries: where it was found, or why it cannot be used. Loaded on first use and never
/// unloaded. All members are safe to use from several threads.</summary>
public sealed unsafe class NativeModule
{
    private const string Remedy = "Build it with ./build.sh, reinstall the InteropBridge package";

    private readonly Lazy<Loaded> _loaded;
    private readonly string _abiExport;
    private readonly string _dependencyHint;

    /// <param name="name">Name in DllImport, without prefix or suffix.</param>
    /// <param name="abiExport">A function <c>int32_t(void)</c> that returns the library's IB_ABI_VERSION.</param>
    /// <param name="dependencyHint">What to install if the operating system cannot find a library this one needs.</param>
    /// <param name="search">Folders to search; null for those of this assembly.</param>
    internal NativeModule(string name, string abiExport, string dependencyHint, Func<IReadOnlyList<string>>? search = null)
    {
        Name = name;
        _abiExport = abiExport;
        _dependencyHint = dependencyHint;
        _loaded = new Lazy<Loaded>(() => Load(search ?? NativeSearchPath.Folders));
    }

    /// <summary>The kernels.</summary>
    public static NativeModule Bridge { get; } = new(
        "interopbridge", "ib_abi_version", "Its only needs are the C library and the maths library of the system.");

    /// <summary>The OpenMP forms of the kernels; needs an OpenMP runtime.</summary>
    public static NativeModule OpenMP { get; } = new(
        "interopbridge_openmp", "ib_openmp_abi_version",
        "Install the OpenMP runtime it names. Debian, Ubuntu: apt-get install libgomp1 (libgomp) or libomp5 (libomp); "
        + "Fedora: dnf install libgomp or libomp; macOS: brew install libomp.");

    /// <summary>The CUDA forms of the kernels; loads without a GPU or its driver, and then says that it cannot work.</summary>
    public static NativeModule Cuda { get; } = new(
        "interopbridge_cuda", "ib_cuda_abi_version", "Its only need is the C library of the system.");

    /// <summary>Name without the platform's prefix and suffix.</summary>
    public string Name { get; }

    /// <summary>File name on this operating system.</summary>
    public string FileName => NativeFile.FileName(Name);

    /// <summary>Whether the library loads and its ABI version is the one the bindings were generated for.</summary>
    public bool IsAvailable => _loaded.Value.Failure is null;

    /// <summary>Why not, in words a person can act on; null if available.</summary>
    public string? UnavailableReason => _loaded.Value.Failure?.Message;

    /// <summary>Absolute path of the loaded file.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public string Path => Require().Path;

    /// <summary>Handle as of <see cref="NativeLibrary.Load(string)"/>.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public nint Handle => Require().Handle;

    private Loaded Require() => _loaded.Value.Failure is { } failure
        ? throw new NativeLibraryException(failure.Failure, failure.Message, failure)
        : _loaded.Value;

    private sealed record Loaded(nint Handle, string Path, NativeLibraryException? Failure);

    private Loaded Load(Func<IReadOnlyList<string>> search)
    {
        try
        {
            var path = NativeFile.Find(FileName, search(), Remedy);
            var handle = NativeFile.Load(path, _dependencyHint);
            CheckAbi(path, handle);
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

    private void CheckAbi(string path, nint handle)
    {
        if (!NativeLibrary.TryGetExport(handle, _abiExport, out var export))
        {
            throw new NativeLibraryException(NativeLibraryFailure.AbiMismatch,
                $"{path} is no InteropBridge library, or one from before its first release: it does not export {_abiExport}.");
        }

        var version = ((delegate* unmanaged[Cdecl]<int>)export)();
        if (version != Native.IB_ABI_VERSION)
        {
            throw new NativeLibraryException(NativeLibraryFailure.AbiMismatch,
                $"{path} has ABI version {version}; this InteropBridge assembly calls version {Native.IB_ABI_VERSION}. "
                + "Take both from the same package or build.");
        }

        if (NativeLibrary.TryGetExport(handle, "ib_isa", out var isa) && ((delegate* unmanaged[Cdecl]<byte*>)isa)() is null)
        {
            throw new NativeLibraryException(NativeLibraryFailure.UnsupportedInstructionSet,
                $"INTEROPBRIDGE_ISA is \"{Environment.GetEnvironmentVariable("INTEROPBRIDGE_ISA")}\", which {path} does not "
                + "contain or this processor does not have. Unset it, or choose one of x86-64-v2, x86-64-v3, x86-64-v4, arm64.");
        }
    }

    /// <summary>Sends the DllImports of an assembly to the libraries loaded here.</summary>
    internal static void InstallResolver(System.Reflection.Assembly assembly) =>
        NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => name switch
        {
            "interopbridge" => Bridge.Handle,
            "interopbridge_openmp" => OpenMP.Handle,
            "interopbridge_cuda" => Cuda.Handle,
            _ => 0,
        });

#pragma warning disable CA2255 // In a library: the resolver must be in place before the first DllImport, wherever it is called from.
    [ModuleInitializer]
    internal static void Initialize() => InstallResolver(typeof(NativeModule).Assembly);
#pragma warning restore CA2255
}
