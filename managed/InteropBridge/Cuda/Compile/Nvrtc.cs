// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;
using InteropBridge.Drivers;

namespace InteropBridge.Cuda.Compile;

/// <summary>NVIDIA's run-time compiler: its functions, or why it is not available. It needs no driver and no device. Loaded
/// once and never unloaded.</summary>
internal sealed unsafe class Nvrtc
{
    private static readonly Lazy<Nvrtc> Installed = new(() =>
        new Nvrtc(CudaPlaces.NvrtcNames, CudaPlaces.NvrtcPatterns, CudaPlaces.NvrtcFolders()));

    private readonly nvrtc_functions _api;

    /// <inheritdoc cref="LibrarySearch.Find"/>
    public Nvrtc(string[] names, string[] patterns, IEnumerable<string> folders)
    {
        var search = new LibrarySearch();
        nvrtc_functions api = default;
        (var handle, Path) = search.Find(names, patterns, folders, library =>
        {
            api = FunctionTable.Fill<nvrtc_functions>(library, [], out var missing);
            return missing.Count == 0 ? null : $"is not NVRTC, or is older than 11.2: it lacks {string.Join(", ", missing.Take(3))}";
        });
        _api = api;
        Handle = handle;
        UnavailableReason = handle != 0 ? null : $"NVRTC, the CUDA run-time compiler, was not found ({search.Why}). Install it: "
            + "apt-get install libnvrtc11.2 (Debian 12, from non-free), pip install nvidia-cuda-nvrtc-cu12, or the CUDA "
            + "toolkit (set CUDA_PATH if it is in an unusual place)";
        if (handle != 0)
        {
            ReadVersion();
        }
    }

    /// <summary>The one installed on this machine.</summary>
    public static Nvrtc System => Installed.Value;

    /// <summary>Why it is not available and what to do; null if it is.</summary>
    public string? UnavailableReason { get; }

    /// <summary>The loaded library; 0 if there is none.</summary>
    public nint Handle { get; }

    /// <summary>The name or path that the library was loaded by.</summary>
    public string Path { get; }

    public Version Version { get; private set; } = new();

    /// <summary>The architectures it compiles for, such as 90, in ascending order.</summary>
    public IReadOnlyList<int> Architectures { get; private set; } = [];

    public string Description => $"NVRTC {Version}";

    /// <exception cref="CudaUnavailableException">It is not available.</exception>
    public Nvrtc Require() => UnavailableReason is { } reason ? throw new CudaUnavailableException(reason) : this;

    /// <summary>Machine code if the compiler knows the device, or else PTX of the newest architecture that the device can
    /// run.</summary>
    /// <exception cref="CudaUnavailableException">The compiler supports only newer devices.</exception>
    public string ArchitectureFor(Version capability)
    {
        var wanted = capability.Major * 10 + capability.Minor;
        return Architectures.Contains(wanted) ? $"sm_{wanted}"
            : Architectures.LastOrDefault(known => known < wanted) is var older and not 0 ? $"compute_{older}"
            : throw new CudaUnavailableException($"{Path} ({Description}) compiles for compute capability "
                + $"{Architectures[0] / 10.0:0.0} and later, and the device has {capability}: install an older NVRTC");
    }

    /// <exception cref="CudaCompileException">The source does not compile.</exception>
    public byte[] Compile(CudaSource source)
    {
        using var program = new NvrtcProgram(in Require()._api, source);
        return program.Compile();
    }

    private void ReadVersion()
    {
        int major, minor, count;
        _ = _api.nvrtcVersion(&major, &minor);
        Version = new Version(major, minor);
        _ = _api.nvrtcGetNumSupportedArchs(&count);
        var architectures = new int[count];
        fixed (int* first = architectures)
        {
            _ = _api.nvrtcGetSupportedArchs(first);
        }

        Architectures = architectures;
    }
}
