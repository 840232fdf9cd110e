// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The list computed by a device of OpenCL, an item for every number. If somebody waits for progress or may cancel, the
/// numbers are launched one by one.</summary>
internal sealed class OpenCLFibonacci : FibonacciImplementation
{
    /// <summary>OpenCL C has no recursion: the second kernel makes every call of the tree a turn of a loop, with the calls that
    /// wait on a stack. Each number leaves at most one call behind at each depth.</summary>
    private const string Text = """
        __kernel void iterative(__global ulong *values, int first, int count) {
            int item = get_global_id(0);
            if (item < count) {
                ulong current = 0, next = 1;
                for (int i = 0; i < first + item; i++) {
                    ulong sum = current + next;
                    current = next;
                    next = sum;
                }
                values[item] = current;
            }
        }

        __kernel void recursive(__global ulong *values, int first, int count) {
            int item = get_global_id(0);
            if (item < count) {
                int waiting[64];
                int calls = 0;
                ulong sum = 0;
                waiting[calls++] = first + item;
                while (calls > 0) {
                    int n = waiting[--calls];
                    if (n < 2) {
                        sum += n;
                    } else {
                        waiting[calls++] = n - 2;
                        waiting[calls++] = n - 1;
                    }
                }
                values[item] = sum;
            }
        }
        """;

    private readonly OpenCLDevice _device = OpenCLDevice.Default();
    private readonly OpenCLModule _module;
    private readonly OpenCLKernel _kernel;
    private readonly OpenCLBuffer<ulong> _values;
    private readonly ulong[] _read;
    private TimeSpan _time;

    public OpenCLFibonacci(FibonacciForm form)
    {
        try
        {
            _module = _device.Compile(Text);
            _kernel = _module.GetKernel(form == FibonacciForm.Iterative ? "iterative" : "recursive");
            _read = new ulong[Fibonacci.MaxN(form) + 1];
            _values = _device.Allocate<ulong>(_read.Length);
        }
        catch
        {
            _module?.Dispose();
            _device.Dispose();
            throw;
        }
    }

    public override TimeSpan? DeviceTime => _time;

    public override ulong Compute(int n)
    {
        Launch(n, 1);
        return _read[0];
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        if (monitor.IsObserved || values.IsEmpty)
        {
            return base.ComputeList(values, monitor);
        }

        Launch(0, values.Length);
        _read.AsSpan(0, values.Length).CopyTo(values);
        return values.Length;
    }

    protected override void Dispose(bool disposing)
    {
        _values.Dispose();
        _module.Dispose();
        _device.Dispose();
        base.Dispose(disposing);
    }

    private void Launch(int first, int count)
    {
        using var start = _device.Mark();
        _kernel.Launch(grid: count, block: 1, _values, first, count);
        using var end = _device.Mark();
        _values.CopyTo(_read);
        _time = OpenCLMark.Elapsed(start, end);
    }
}
