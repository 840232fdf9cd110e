// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>An expression's code for processors and GPUs, a piece for each choice of numbers and arrays, and the call of it.</summary>
internal sealed unsafe class KernelCode(BoundExpression expression, ElementwiseOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<uint, CpuCode> _cpu = [];
    private readonly ConditionalWeakTable<CudaDevice, GpuCode> _gpus = [];
    private readonly Lock _compiling = new();
    private volatile bool _isDisposed;

    public BoundExpression Expression => expression;

    public string Engine => _cpu.IsEmpty ? "not compiled" : _cpu.First().Value.Description;

    /// <summary>Returns the number of elements. The blocks' values of a reduction go to <paramref name="values"/>, which is null for
    /// an elementwise kernel.</summary>
    public long Run(CudaStream? stream, void* values, scoped in Operand a, scoped in Operand b, scoped in Operand c, scoped in Operand d,
        scoped in Operand e, scoped in Operand f, scoped in Operand g, scoped in Operand h, scoped in Operand k, scoped in Operand l)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Arguments arguments = default;
        fixed (byte* pa = &a.Elements, pb = &b.Elements, pc = &c.Elements, pd = &d.Elements, pe = &e.Elements)
        {
            fixed (byte* pf = &f.Elements, pg = &g.Elements, ph = &h.Elements, pk = &k.Elements, pl = &l.Elements)
            {
                Set(ref arguments[0], a, pa);
                Set(ref arguments[1], b, pb);
                Set(ref arguments[2], c, pc);
                Set(ref arguments[3], d, pd);
                Set(ref arguments[4], e, pe);
                Set(ref arguments[5], f, pf);
                Set(ref arguments[6], g, pg);
                Set(ref arguments[7], h, ph);
                Set(ref arguments[8], k, pk);
                Set(ref arguments[9], l, pl);
                return Run(stream, values, arguments);
            }
        }
    }

    public void Dispose()
    {
        lock (_compiling)
        {
            _isDisposed = true;
            foreach (var (_, code) in _gpus)
            {
                code.Dispose();
            }

            _gpus.Clear();
        }
    }

    private static void Set(ref Argument argument, scoped in Operand operand, byte* address)
    {
        if (operand.Type != ElementType.None)
        {
            (argument.Address, argument.Length, argument.Bits) = ((nint)address, operand.Length, operand.Bits);
            (argument.Memory, argument.Type, argument.IsReadOnly) = (operand.Memory, operand.Type, operand.IsReadOnly);
        }
    }

    [SkipLocalsInit]
    private long Run(CudaStream? stream, void* values, Span<Argument> arguments)
    {
        var (scalars, length, memory) = ArgumentCheck.Check(expression, arguments);
        arguments = arguments[..expression.Operands.Count];
        if (memory is not null)
        {
            Gpu(memory.Device).Run(stream, scalars, arguments, length, values);
            return length;
        }

        if (stream is not null)
        {
            throw new ArgumentException($"a stream was passed, and the operands ({expression.Signature}) are spans, which the processor computes: "
                + "pass arrays of the stream's device, or leave out the stream", nameof(stream));
        }

        var code = _cpu.TryGetValue(scalars, out var known) ? known : CompileForCpu(scalars);
        if (length > 0)
        {
            var addresses = stackalloc void*[Arguments.Most];
            var numbers = stackalloc ulong[Arguments.Most];
            for (var index = 0; index < arguments.Length; index++)
            {
                numbers[index] = arguments[index].Bits;
                addresses[index] = arguments[index].Length == Operand.Scalar ? &numbers[index] : (void*)arguments[index].Address;
            }

            code.Run(addresses, length, Threads(code, length), values);
        }

        return length;
    }

    /// <summary>A thread for fewer elements would cost more than it does.</summary>
    private int Threads(CpuCode code, long length)
    {
        const int elementsOfAThread = 1 << 15;
        var most = options.Threads > 0 ? Math.Min(options.Threads, code.Threads) : code.Threads;
        return (int)Math.Clamp(length / elementsOfAThread, 1, Math.Max(most, 1));
    }

    private CpuCode CompileForCpu(uint scalars)
    {
        lock (_compiling)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _cpu.GetOrAdd(scalars, _ => CpuCode.Compile(expression, scalars, options));
        }
    }

    private GpuCode Gpu(CudaDevice device) => _gpus.TryGetValue(device, out var known) ? known : AddGpu(device);

    private GpuCode AddGpu(CudaDevice device)
    {
        lock (_compiling)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _gpus.GetValue(device, _ => new GpuCode(device, expression));
        }
    }
}
