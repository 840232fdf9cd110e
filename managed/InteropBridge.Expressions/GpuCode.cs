// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>Code on one GPU, and the place for a reduction's blocks there.</summary>
internal sealed unsafe class GpuCode(CudaDevice device, BoundExpression expression) : IDisposable
{
    private readonly Dictionary<uint, (CudaModule Module, CudaKernel Kernel)> _kernels = [];
    private readonly Lock _lock = new(); // the place for the blocks is one
    private CudaBuffer<byte>? _values;

    /// <param name="stream">Where it is queued; null for the default stream.</param>
    /// <param name="scalars">A bit for each argument that is a number.</param>
    /// <param name="arguments">Checked.</param>
    /// <param name="length">Elements, at least 1.</param>
    /// <param name="values">Where a reduction's blocks go; null for an elementwise kernel.</param>
    public void Run(CudaStream? stream, uint scalars, ReadOnlySpan<Argument> arguments, long length, void* values)
    {
        lock (_lock)
        {
            if (!_kernels.TryGetValue(scalars, out var code))
            {
                // Multiplications and additions stay apart, as on the processor.
                var module = device.Compile(GpuSource.Of(expression, scalars), "--fmad=false");
                _kernels.Add(scalars, code = (module, module.GetKernel(GpuSource.Kernel)));
            }

            if (values == null)
            {
                Launch(code.Kernel, stream, arguments, length);
                return;
            }

            _values ??= device.Allocate<byte>(ReductionOrder.MostBlocks * expression.Reduction!.Type.Size());
            Launch(code.Kernel, stream, arguments, length);
            stream?.Synchronize();
            _values.CopyTo(new Span<byte>(values, (int)_values.Bytes));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (module, _) in _kernels.Values)
            {
                module.Dispose();
            }

            _kernels.Clear();
            _values?.Dispose();
        }
    }

    private void Launch(CudaKernel kernel, CudaStream? stream, ReadOnlySpan<Argument> arguments, long length)
    {
        LaunchArguments launch = default;
        var count = arguments.Length;
        for (var index = 0; index < count; index++)
        {
            launch[index] = arguments[index].Memory is { } memory ? memory : Number(arguments[index]);
        }

        launch[count++] = length;
        if (_values is not null)
        {
            launch[count++] = _values;
            launch[count++] = ReductionOrder.Block(length);
        }

        const long mostBlocks = 1 << 16; // further elements are a second turn of each thread
        var threads = _values is null ? Math.Min(length, mostBlocks * GpuSource.Threads) : (long)ReductionOrder.Blocks(length) * ReductionOrder.Lanes;
        var grid = (int)((threads - 1) / GpuSource.Threads + 1);
        kernel.Launch(new CudaLaunch(grid, GpuSource.Threads) { Stream = stream }, ((ReadOnlySpan<CudaArgument>)launch)[..count]);
    }

    private static CudaArgument Number(in Argument argument) => argument.Type.Size() switch
    {
        1 => CudaArgument.Of((byte)argument.Bits),
        2 => CudaArgument.Of((ushort)argument.Bits),
        4 => CudaArgument.Of((uint)argument.Bits),
        _ => CudaArgument.Of(argument.Bits),
    };

    [InlineArray(Arguments.Most + 3)]
    private struct LaunchArguments
    {
        private CudaArgument _first;
    }
}
