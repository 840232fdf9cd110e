// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.Interop;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>The CUDA library's rows against the serial ones, in whatever libraries this process finds.</summary>
internal static class BuiltKernelProgram
{
    private static readonly string[] Forms = ["cuda-step", "cuda-graph", "cuda-tiled", "cuda-persistent"];

    public static string Run()
    {
        foreach (var form in Forms)
        {
            Solves<double>(form);
            Solves<float>(form);
            Stops(form);
        }

        Lists();
        return $"all well on {NativeBuild.CudaDevice}";
    }

    private static void Solves<T>(string form)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (rows, columns, steps) in new[] { (1, 1, 3), (5, 3, 0), (17, 31, 9), (40, 70, 66) })
        {
            var start = Grids.Finite<T>(rows, columns, rows);
            var (expected, actual) = ((T[])start.Clone(), (T[])start.Clone());
            Jacobi.Solve(expected, rows, columns, steps, "c-serial");
            Jacobi.Solve(actual, rows, columns, steps, form);
            Assert.True(Grids.SameBits<T>(expected, actual), $"{form}, {typeof(T).Name}, {rows} x {columns}, {steps} steps");
        }
    }

    /// <summary>A listener that throws is heard once, and its exception comes through.</summary>
    private static void Stops(string form)
    {
        var listener = new Listener(_ => throw new TimeZoneNotFoundException());
        Assert.Throws<TimeZoneNotFoundException>(() =>
            Jacobi.Solve(Grids.Finite<double>(9, 9, 1), 9, 9, 100, form, progress: listener));
        Assert.Single(listener.Reports);
    }

    private static void Lists()
    {
        Assert.Equal(Reference.Fibonacci(94), Fibonacci.ComputeList(94, "cuda", FibonacciForm.Iterative));
        Assert.Equal(Reference.Fibonacci(16), Fibonacci.ComputeList(16, "cuda", FibonacciForm.Recursive));
        Assert.Empty(Fibonacci.ComputeList(0, "cuda", FibonacciForm.Iterative));
        Assert.Equal(13ul, Fibonacci.Compute(7, "cuda", FibonacciForm.Recursive));
    }
}
