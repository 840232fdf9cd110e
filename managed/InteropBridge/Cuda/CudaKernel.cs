// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Cuda.Driver;
using InteropBridge.Interop;

namespace InteropBridge.Cuda;

/// <summary>A kernel of a module, ready to be launched. Made by <see cref="CudaModule.Kernel"/>, and of use as long as the
/// module is. A launch may come from any thread and allocates nothing.</summary>
public sealed unsafe partial class CudaKernel
{
    /// <summary>Of a kernel of any device: 4 KiB of parameters at most.</summary>
    private const int MaxArguments = 256;

    private readonly CUfunc_st* _function;
    private readonly CudaHandle _module;
    private readonly CudaContext _context;
    private readonly int[]? _sizes;

    internal CudaKernel(CudaHandle module, CUfunc_st* function, string name)
    {
        _function = function;
        (_module, _context, Name) = (module, module.Context, name);
        _sizes = ReadParameterSizes();
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>Size of each parameter in bytes; null if the driver is too old to say (before CUDA 12.4). Known, arguments are
    /// checked against them before every launch.</summary>
    public IReadOnlyList<int>? ParameterSizes => _sizes;

    /// <summary>Queues the kernel to the default stream.</summary>
    /// <param name="grid">Blocks.</param>
    /// <param name="block">Threads of a block.</param>
    /// <param name="arguments">As many as the kernel has parameters, each of its parameter's type: an <c>int</c> for a
    /// <c>float</c> is an error, not converted.</param>
    /// <inheritdoc cref="Launch(in CudaLaunch, ReadOnlySpan{CudaArgument})"/>
    public void Launch(Dim3 grid, Dim3 block, params ReadOnlySpan<CudaArgument> arguments) =>
        Launch(new CudaLaunch(grid, block), arguments);

    /// <summary>Queues the kernel. What fails while it runs is reported by a later call that waits for it.</summary>
    /// <remarks>Everything that is handed over must stay undisposed until the kernel is done; to dispose it on another thread
    /// during the launch is the caller's error and not noticed.</remarks>
    /// <param name="launch">Grid, block, and stream.</param>
    /// <param name="arguments">As many as the kernel has parameters, each of its parameter's type.</param>
    /// <exception cref="ArgumentException">Count or size of the arguments is not that of the parameters, or an array is on another
    /// device.</exception>
    /// <exception cref="ObjectDisposedException">The module, the stream or an array was disposed.</exception>
    /// <exception cref="CudaException">The driver refused, such as a block of too many threads; or an earlier kernel failed.</exception>
    [SkipLocalsInit]
    public void Launch(in CudaLaunch launch, params ReadOnlySpan<CudaArgument> arguments)
    {
        ObjectDisposedException.ThrowIf(_module.IsClosed, this);
        if (arguments.Length > MaxArguments || (_sizes is not null && _sizes.Length != arguments.Length))
        {
            throw WrongCount(arguments);
        }

        _context.MakeCurrent();
        var pointers = stackalloc void*[MaxArguments];
        fixed (void* pinned = &Unsafe.As<CudaArgument, byte>(ref MemoryMarshal.GetReference(arguments)))
        {
            for (var index = 0; index < arguments.Length; index++)
            {
                ref readonly var argument = ref arguments[index];
                if ((argument.Memory is { } memory && !memory.Context.IsSame(_context))
                    || (_sizes is not null && _sizes[index] != argument.Size))
                {
                    throw WrongArgument(index, arguments);
                }

                pointers[index] = Unsafe.AsPointer(ref Unsafe.AsRef(in argument.Value));
            }

            var status = Enqueue(launch, pointers);
            if (status != CudaStatus.Success)
            {
                RetryOrThrow(status, launch, pointers);
            }
        }

        KeepAlive(launch, arguments);
    }

    private int Enqueue(in CudaLaunch launch, void** pointers)
    {
        var (grid, block) = (launch.Grid, launch.Block);
        var stream = launch.Stream is { } given ? given.Pointer : null;
        return launch.Cooperative
            ? _context.Driver.Api.cuLaunchCooperativeKernel(_function, (uint)grid.X, (uint)grid.Y, (uint)grid.Z,
                (uint)block.X, (uint)block.Y, (uint)block.Z, (uint)launch.SharedBytes, stream, pointers)
            : _context.Driver.Api.cuLaunchKernel(_function, (uint)grid.X, (uint)grid.Y, (uint)grid.Z,
                (uint)block.X, (uint)block.Y, (uint)block.Z, (uint)launch.SharedBytes, stream, pointers, null);
    }

    /// <summary>Another library may have made another context this thread's since this one was.</summary>
    private void RetryOrThrow(int status, in CudaLaunch launch, void** pointers)
    {
        if (status is CudaStatus.InvalidContext or CudaStatus.InvalidHandle)
        {
            _context.MakeCurrentAgain();
            status = Enqueue(launch, pointers);
        }

        if (status != CudaStatus.Success)
        {
            throw _context.Driver.ToException(status, $"launching {Name} with {launch.Grid} blocks of {launch.Block} threads and "
                + $"{launch.SharedBytes} bytes of shared memory (a block of this kernel has at most {MaxThreadsPerBlock} threads)");
        }
    }

    private void KeepAlive(in CudaLaunch launch, ReadOnlySpan<CudaArgument> arguments)
    {
        GC.KeepAlive(_module);
        GC.KeepAlive(launch.Stream);
        foreach (ref readonly var argument in arguments)
        {
            GC.KeepAlive(argument.Memory);
        }
    }

    private ArgumentException WrongCount(ReadOnlySpan<CudaArgument> arguments) => new(_sizes is null
        ? $"{Name} was given {arguments.Length} arguments, more than a kernel can have"
        : $"{Name} has {_sizes.Length} parameters and was given {arguments.Length} arguments", nameof(arguments));

    private ArgumentException WrongArgument(int index, ReadOnlySpan<CudaArgument> arguments) => new(
        arguments[index].Memory is { } memory && !memory.Context.IsSame(_context)
            ? $"argument {index} of {Name} is an array on another device"
            : $"argument {index} of {Name} has {arguments[index].Size} bytes, its parameter {_sizes![index]}", nameof(arguments));
}
