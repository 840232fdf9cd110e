// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Numerics;
using System.Text.Json;
using InteropBridge.Harness;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
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
        Compares();
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

    /// <summary>The comparison shows what the device's own clock says, which on the fake runtime is a millisecond.</summary>
    private static void Compares()
    {
        using var folder = new TemporaryFolder();
        using var console = new StringWriter();
        var code = Program.Run(["gap", "--kernel", "jacobi", "--backend", "cuda", "--size", "20", "--steps", "5", "--rounds", "2",
            "--time-limit", "60", "--output", folder.Path], new InvocationConfiguration { Output = console, Error = console });
        Assert.True(code == ExitCode.Success, console.ToString());
        var rows = JsonSerializer.Deserialize(File.ReadAllText(folder.File("latest.json")), ResultJson.Default.ResultFile)!.Rows
            .Where(row => row.UnavailableReason is null).ToList();
        Assert.Equal(4, rows.Count(row => row.Backend == "cuda"));
        Assert.All(rows, row => Assert.Equal(row.Backend == "cuda" ? 0.001 : null, row.DeviceSeconds));
        Assert.Contains("on the device", console.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static void Lists()
    {
        Assert.Equal(Reference.Fibonacci(94), Fibonacci.ComputeList(94, "cuda", FibonacciForm.Iterative));
        Assert.Equal(Reference.Fibonacci(16), Fibonacci.ComputeList(16, "cuda", FibonacciForm.Recursive));
        Assert.Empty(Fibonacci.ComputeList(0, "cuda", FibonacciForm.Iterative));
        Assert.Equal(13ul, Fibonacci.Compute(7, "cuda", FibonacciForm.Recursive));
    }
}
