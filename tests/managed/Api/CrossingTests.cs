// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.Interop;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Api;

/// <summary>Every kind of call over the border, small enough to run with a garbage collection at every chance
/// (DOTNET_GCStress=1): what a pinned array, a handle or a callback needs to live is then seen at once.</summary>
[Trait("Category", "Interop")]
public sealed unsafe class CrossingTests
{
    private const int Rows = 5;
    private const int Columns = 9;

    public static TheoryData<string> NativeVariants => [.. Jacobi.Variants<double>()
        .Select(variant => variant.Id).Where(id => id.StartsWith("c-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(NativeVariants))]
    public void Grids_stay_pinned_while_C_solves(string variant)
    {
        Solve<double>(variant);
        Solve<float>(variant);
    }

    [Theory]
    [MemberData(nameof(NativeVariants))]
    public void Callbacks_live_as_long_as_the_call(string variant)
    {
        var start = Grids.Finite<double>(Rows, Columns, seed: 2);
        double[] grid = [.. start];
        var listener = new Listener(_ => GC.KeepAlive(new byte[100]));

        Jacobi.Solve(grid, Rows, Columns, 3, variant, threads: 2, listener);

        Assert.Equal([3L], listener.Reports);
        Assert.Equal(Reference.Jacobi<double>(start, Rows, Columns, 3), grid);
    }

    [Theory]
    [MemberData(nameof(NativeVariants))]
    public void Exceptions_come_through_C(string variant)
    {
        var grid = Grids.Finite<double>(Rows, Columns, seed: 2);
        var thrown = new InvalidDataException();
        var listener = new Listener(_ => throw thrown);

        Assert.Same(thrown, Record.Exception(() => Jacobi.Solve(grid, Rows, Columns, 3, variant, threads: 2, listener)));
    }

    [Fact]
    public void Lists_stay_pinned_while_C_fills_them()
    {
        foreach (var form in Enum.GetValues<FibonacciForm>())
        {
            foreach (var variant in new[] { "c-serial", "c-openmp" })
            {
                Assert.Equal(Reference.Fibonacci(9), Fibonacci.ComputeList(9, variant, form, threads: 2, new Listener()));
            }

            Assert.Equal(34UL, Fibonacci.Compute(9, "c-serial", form));
        }

        Assert.Equal(34UL, Fibonacci.Compute(9, "c-inlined", FibonacciForm.Recursive));
    }

    [Fact]
    public void Probes_do_what_they_say()
    {
        double[] values = [2.5, 3.5];
        double first;
        Native.ib_probe_empty();
        Assert.Equal(int.MinValue, Native.ib_probe_add(int.MaxValue, 1));
        fixed (double* x = values)
        {
            Assert.Equal(Native.IB_OK, Native.ib_probe_first(x, values.Length, &first));
        }

        Assert.Equal(2.5, first);
        fixed (byte* text = "größer\0"u8)
        {
            Assert.Equal(8, Native.ib_probe_length((sbyte*)text));
        }

        Assert.Equal(3, Native.ib_probe_callback(3, &GoOn, null));
        Assert.Equal(1, Native.ib_probe_callback(3, &Stop, null));
        Assert.Equal(1000, Native.ib_probe_c_to_c(1000));
    }

    [Fact]
    public void Solvers_forgotten_are_released_by_the_collector()
    {
        var handle = Forgotten();
        for (var i = 0; i < 10 && handle.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(handle.IsAlive);
    }

    [Fact]
    public void Native_text_becomes_managed_text()
    {
        Assert.NotEmpty(NativeBuild.Compiler);
        Assert.Contains("OpenMP", NativeBuild.OpenMPCompiler, StringComparison.Ordinal);
        Assert.NotEmpty(NativeBuild.InstructionSet);
    }

    [Theory]
    [InlineData(Native.IB_E_NULL, typeof(ArgumentNullException))]
    [InlineData(Native.IB_E_RANGE, typeof(ArgumentOutOfRangeException))]
    [InlineData(Native.IB_E_OVERFLOW, typeof(OverflowException))]
    [InlineData(Native.IB_E_MEMORY, typeof(InsufficientMemoryException))]
    [InlineData(Native.IB_E_SHAPE, typeof(ArgumentException))]
    [InlineData(Native.IB_E_UNSUPPORTED, typeof(PlatformNotSupportedException))]
    [InlineData(12345, typeof(InvalidOperationException))]
    public void Every_status_has_an_exception_with_the_native_text(int status, Type exception)
    {
        var made = NativeStatus.ToException(status);

        Assert.IsType(exception, made);
        Assert.Contains(Marshal.PtrToStringUTF8((nint)Native.ib_status_text(status))!, made!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Native.IB_OK)]
    [InlineData(Native.IB_E_CANCELLED)]
    public void An_answer_is_no_failure(int status) => Assert.Null(NativeStatus.ToException(status));

    [Fact]
    public void What_C_refuses_becomes_that_exception()
    {
        ib_jacobi_solver* solver;
        Assert.Equal(Native.IB_E_RANGE, Native.ib_jacobi_create_f64(0, 1, Native.IB_JACOBI_PLAIN, 1, &solver));
        Assert.Equal(Native.IB_E_OVERFLOW,
            Native.ib_jacobi_create_f32(long.MaxValue, long.MaxValue, Native.IB_JACOBI_BLOCKED, 1, &solver));
        ulong value;
        Assert.Equal(Native.IB_E_RANGE, Native.ib_fibonacci_iterative_u64(94, &value));
        Assert.Equal(Native.IB_E_NULL, Native.ib_fibonacci_recursive_u64(1, null));
        using var handle = SafeNative.JacobiCreate<double>(Rows, Columns, Native.IB_JACOBI_PLAIN, 1);
        var grid = new double[(Rows + 2) * (Columns + 2)];
        Assert.Throws<ArgumentException>(() => SafeNative.JacobiSerial<double>(handle, grid, Columns, Rows, 1));
    }

    private static void Solve<T>(string variant)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var start = Grids.Finite<T>(Rows, Columns, seed: 1);
        T[] grid = [.. start];
        using var solver = new JacobiSolver<T>(Rows, Columns, variant, threads: 2);
        for (var solves = 1; solves <= 3; solves++)
        {
            solver.Solve(grid, 2);
            Assert.Equal(Reference.Jacobi<T>(start, Rows, Columns, 2 * solves), grid);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forgotten() =>
        new(SafeNative.JacobiCreate<double>(100, 100, Native.IB_JACOBI_PLAIN, 1), trackResurrection: true);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GoOn(void* user, long done, long total) => done <= total ? 0 : 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Stop(void* user, long done, long total) => 1;
}
