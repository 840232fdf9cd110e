// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text;

namespace InteropBridge.Cuda.Driver;

/// <summary>The profiler that listens to NVTX, or none. NVTX 3 is no library: a program offers slots for functions, and the
/// library that the profiler names in the environment fills those that it wants. This is what NVIDIA's headers do
/// in C (github.com/NVIDIA/NVTX, nvtxInit.h and nvtxTypes.h), for the functions that the layer calls.</summary>
internal sealed unsafe class NvtxTool
{
    /// <summary>The environment variable that profilers set.</summary>
    private const string Variable = "NVTX_INJECTION64_PATH";

    private const string EntryPoint = "InitializeInjectionNvtx2";

    // NVTX_CBID_CORE_...; slot 0 is no function.
    private const int MarkA = 2, RangePushA = 9, RangePop = 11, Slots = 16;

    // NVTX_ETID_..., NVTX_CB_MODULE_CORE, NVTX_VERSION
    private const uint Callbacks = 1, VersionInfo = 3, Core = 1, Version = 3;

    private const int ShortName = 256;

    private static readonly Lazy<NvtxTool> Installed = new(() => new NvtxTool(Environment.GetEnvironmentVariable(Variable)));

    // Profilers keep pointers to all this, so it stays where it is until the process ends. A profiler that is loaded fills the
    // slots of the one that loaded it.
    private static readonly Lock Gate = new();
    private static nint* _offered;

    private readonly nint* _slots; // as profilers may fill and empty them at any time, they are read at each call

    /// <param name="path">The profiler's library; null or empty for none.</param>
    public NvtxTool(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            UnavailableReason = $"no profiler is there: {Variable} is not set. Start the program from one, as with nsys profile";
            return;
        }

        if (!NativeLibrary.TryLoad(path, out var library) || !NativeLibrary.TryGetExport(library, EntryPoint, out var entry))
        {
            UnavailableReason = $"{path}, which {Variable} names, "
                + (library == 0 ? "cannot be loaded" : $"is no library for NVTX: it has no {EntryPoint}");
            return;
        }

        lock (Gate)
        {
            _offered = (nint*)NativeMemory.AllocZeroed(Slots, (nuint)sizeof(nint));
            if (((delegate* unmanaged<delegate* unmanaged<uint, void*>, int>)entry)(&ExportTable) == 0)
            {
                UnavailableReason = $"{path} refused to listen to NVTX";
                return;
            }

            _slots = _offered;
        }
    }

    /// <summary>That of this process, looked for once.</summary>
    public static NvtxTool OfProcess => Installed.Value;

    /// <summary>Why nobody listens; null if somebody does.</summary>
    public string? UnavailableReason { get; }

    public void Mark(string name)
    {
        var mark = (delegate* unmanaged<byte*, void>)Slot(MarkA);
        if (mark != null)
        {
            fixed (byte* first = Encode(name, stackalloc byte[ShortName]))
            {
                mark(first);
            }
        }
    }

    public void Push(string name)
    {
        var push = (delegate* unmanaged<byte*, int>)Slot(RangePushA);
        if (push != null)
        {
            fixed (byte* first = Encode(name, stackalloc byte[ShortName]))
            {
                _ = push(first);
            }
        }
    }

    public void Pop()
    {
        var pop = (delegate* unmanaged<int>)Slot(RangePop);
        if (pop != null)
        {
            _ = pop();
        }
    }

    private nint Slot(int number) => _slots == null ? 0 : Volatile.Read(ref _slots[number]);

    private static Span<byte> Encode(string name, Span<byte> space)
    {
        if (Encoding.UTF8.GetMaxByteCount(name.Length) >= space.Length)
        {
            space = new byte[Encoding.UTF8.GetByteCount(name) + 1];
        }

        space[Encoding.UTF8.GetBytes(name, space)] = 0;
        return space;
    }

    /// <summary>What the profiler asks for: the table of tables, or the version.</summary>
    [UnmanagedCallersOnly]
    private static void* ExportTable(uint id) => id switch
    {
        Callbacks => Tables.Callbacks,
        VersionInfo => Tables.Version,
        _ => null,
    };

    /// <summary>Hands out the addresses of the slots.</summary>
    [UnmanagedCallersOnly]
    private static int FunctionTable(uint module, nint*** table, uint* size)
    {
        if (module != Core)
        {
            return 0;
        }

        var addresses = (nint**)NativeMemory.AllocZeroed(Slots + 1, (nuint)sizeof(nint*)); // a null ends them
        for (var slot = 1; slot < Slots; slot++)
        {
            addresses[slot] = _offered + slot;
        }

        *table = addresses;
        if (size != null)
        {
            *size = Slots;
        }

        return 1;
    }

    [UnmanagedCallersOnly]
    private static void TakeVersion(uint version)
    {
    }

    private static class Tables
    {
        public static readonly CallbackTable* Callbacks = Make(new CallbackTable
        {
            Size = (nuint)sizeof(CallbackTable), FunctionTable = &FunctionTable,
        });

        public static readonly VersionTable* Version = Make(new VersionTable
        {
            Size = (nuint)sizeof(VersionTable), Number = NvtxTool.Version, Reserved = 0, TakeVersion = &TakeVersion,
        });

        private static T* Make<T>(T value)
            where T : unmanaged
        {
            var made = (T*)NativeMemory.Alloc((nuint)sizeof(T));
            *made = value;
            return made;
        }
    }

    private struct CallbackTable
    {
        public nuint Size;
        public delegate* unmanaged<uint, nint***, uint*, int> FunctionTable;
    }

    private struct VersionTable
    {
        public nuint Size;
        public uint Number, Reserved;
        public delegate* unmanaged<uint, void> TakeVersion;
    }
}
