// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A kernel of a module, ready to launch. Created by <see cref="CudaModule.GetKernel"/> and valid as long as the
/// module. Any thread may launch it, and a launch allocates nothing.</summary>
public sealed unsafe partial class CudaKernel
{
    private const int MaxArguments = 64;

    private readonly delegate* unmanaged[Cdecl]<
        CUfunc_st*, uint, uint, uint, uint, uint, uint, uint, CUstream_st*, void**, void**, int> _launch;

    private readonly CUfunc_st* _function;
    private readonly CudaHandle _module;
    private readonly CudaContext _context;
    private readonly int[]? _sizes;

    internal CudaKernel(CudaHandle module, CUfunc_st* function, string name)
    {
        _function = function;
        _launch = module.Context.Driver.Api.cuLaunchKernel;
        (_module, _context, Name) = (module, module.Context, name);
        int loaded; // The driver loads a kernel when it is first needed, which must not be while its launch is recorded.
        _ = _context.Driver.Api.cuFuncGetAttribute(&loaded, MaxThreads, function);
        _sizes = ReadParameterSizes();
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>The driver's handle (<c>CUfunction</c>), for other libraries; valid as long as the module.</summary>
    public nint Handle => (nint)_function;

    /// <summary>Size of each parameter in bytes; null if the driver is too old to report them (before CUDA 12.4). If they
    /// are known, every launch checks its arguments against them.</summary>
    public IReadOnlyList<int>? ParameterSizes => _sizes;

    /// <summary>Queues the kernel in the default stream.</summary>
    /// <param name="grid">Blocks.</param>
    /// <param name="block">Threads per block.</param>
    /// <param name="arguments">One for each parameter of the kernel, of the same type. Nothing is converted: an <c>int</c>
    /// for a <c>float</c> is an error.</param>
    /// <inheritdoc cref="Launch(in CudaLaunch, ReadOnlySpan{CudaArgument})"/>
    public void Launch(Dim3 grid, Dim3 block, params ReadOnlySpan<CudaArgument> arguments) =>
        Launch(grid, block, arguments, stream: null, shared: 0, cooperative: false);

    /// <summary>Queues the kernel. An error while it runs is reported by a later call that waits for it.</summary>
    /// <remarks>Do not dispose the arguments before the kernel has finished. Disposing one on another thread during the
    /// launch is an error that is not detected.</remarks>
    /// <param name="launch">Grid, block, and stream.</param>
    /// <param name="arguments">One for each parameter of the kernel, of the same type; at most 64.</param>
    /// <exception cref="ArgumentException">The arguments differ from the parameters in number or size, an array is on another
    /// device, or the cluster does not divide the grid.</exception>
    /// <exception cref="ObjectDisposedException">The module, the stream or an array was disposed.</exception>
    /// <exception cref="CudaException">The driver rejected the launch, for example because a block has too many threads; or
    /// an earlier kernel failed.</exception>
    public void Launch(in CudaLaunch launch, params ReadOnlySpan<CudaArgument> arguments)
    {
        if (launch.Cluster is not null || launch.Priority is not null)
        {
            LaunchWithAttributes(launch, arguments);
            return;
        }

        Launch(launch.Grid, launch.Block, arguments, launch.Stream, launch.SharedBytes, launch.Cooperative);
    }

    /// <summary>All launches go through here. The parts of a launch are passed one by one: a struct of them would be written
    /// in parts and read as a whole, which stalls the processor.</summary>
    [SkipLocalsInit]
    private void Launch(
        Dim3 grid, Dim3 block, ReadOnlySpan<CudaArgument> arguments, CudaStream? stream, int shared, bool cooperative,
        Attributes attributes = default)
    {
        ObjectDisposedException.ThrowIf(_module.IsClosed, this);
        var sizes = _sizes;
        if (arguments.Length > MaxArguments || (sizes is not null && sizes.Length != arguments.Length))
        {
            throw WrongCount(arguments);
        }

        _context.AssumeCurrent();
        Pointers slots;
        var pointers = (void**)&slots;
        fixed (void* pinned = &Unsafe.As<CudaArgument, byte>(ref MemoryMarshal.GetReference(arguments)))
        {
            for (var index = 0; index < arguments.Length; index++)
            {
                ref readonly var argument = ref arguments[index];
                if ((argument.Memory is { } memory && memory.Context != _context && !memory.Context.IsSame(_context))
                    || (sizes is not null && sizes[index] != argument.Size))
                {
                    throw WrongArgument(index, arguments);
                }

                pointers[index] = argument.IsLarge
                    ? (void*)argument.Value : Unsafe.AsPointer(ref Unsafe.AsRef(in argument.Value));
            }

            var status = Enqueue(grid, block, pointers, stream, shared, cooperative, attributes);
            if (status != CudaStatus.Success)
            {
                RetryOrThrow(status, grid, block, pointers, stream, shared, cooperative, attributes);
            }
        }

        if (stream?.Recorded is { } uses)
        {
            Remember(uses, arguments);
        }

        GC.KeepAlive(this);
        GC.KeepAlive(stream);
        foreach (ref readonly var argument in arguments)
        {
            GC.KeepAlive(argument.Kept);
        }
    }

    /// <summary>A graph keeps what its launches use.</summary>
    private void Remember(List<object> uses, ReadOnlySpan<CudaArgument> arguments)
    {
        uses.Add(_module);
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Memory is { } memory)
            {
                uses.Add(memory);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Enqueue(
        Dim3 grid, Dim3 block, void** pointers, CudaStream? stream, int shared, bool cooperative, Attributes attributes)
    {
        var queue = stream is null ? null : stream.Pointer;
        return attributes.Count > 0 ? Enqueue(grid, block, pointers, queue, shared, attributes)
            : cooperative
            ? _context.Driver.Api.cuLaunchCooperativeKernel(_function, (uint)grid.X, (uint)grid.Y, (uint)grid.Z,
                (uint)block.X, (uint)block.Y, (uint)block.Z, (uint)shared, queue, pointers)
            : _launch(_function, (uint)grid.X, (uint)grid.Y, (uint)grid.Z,
                (uint)block.X, (uint)block.Y, (uint)block.Z, (uint)shared, queue, pointers, null);
    }

    /// <summary>Another library may have made a different context current on this thread in the meantime.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RetryOrThrow(
        int status, Dim3 grid, Dim3 block, void** pointers, CudaStream? stream, int shared, bool cooperative, Attributes attributes)
    {
        if (status is CudaStatus.InvalidContext or CudaStatus.InvalidHandle)
        {
            _context.MakeCurrentAgain();
            status = Enqueue(grid, block, pointers, stream, shared, cooperative, attributes);
        }

        if (status != CudaStatus.Success)
        {
            throw _context.Driver.ToException(status, $"launching {Name} with {grid} blocks of {block} threads and "
                + $"{shared} bytes of shared memory (a block of this kernel has at most {MaxThreadsPerBlock} threads)");
        }
    }

    private ArgumentException WrongCount(ReadOnlySpan<CudaArgument> arguments) => new(_sizes is null
        ? $"{Name} was called with {arguments.Length} arguments, which is more than a kernel can have"
        : $"{Name} has {_sizes.Length} parameters but was called with {arguments.Length} arguments", nameof(arguments));

    private ArgumentException WrongArgument(int index, ReadOnlySpan<CudaArgument> arguments) => new(
        arguments[index].Memory is { } memory && !memory.Context.IsSame(_context)
            ? $"argument {index} of {Name} is an array on another device"
            : $"argument {index} of {Name} has {arguments[index].Size} bytes, but its parameter has {_sizes![index]}",
            nameof(arguments));

    /// <summary>Where the arguments are. A method with a local like this is recompiled when it is hot; one with stackalloc
    /// never is.</summary>
    [InlineArray(MaxArguments)]
    private struct Pointers
    {
        private nint _first;
    }
}
