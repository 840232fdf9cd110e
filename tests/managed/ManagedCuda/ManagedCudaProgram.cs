// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using InteropBridge.Cuda.Driver;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.ManagedCuda;
using InteropBridge.Tests.Cuda;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using ManagedCuda;
using Xunit;

namespace InteropBridge.Tests.ManagedCuda;

/// <summary>The tests of ManagedCuda as a program: it takes the driver that the process's library path shows it, so they need
/// a process whose path shows the recorder.</summary>
internal static class ManagedCudaProgram
{
    private const string Row = "cuda-managedcuda";

    public static string Run()
    {
        KernelCatalog.Add(typeof(ManagedCudaDriver).Assembly);
        if (Jacobi.Variants<double>().Single(variant => variant.Id == Row).UnavailableReason is { } reason)
        {
            return $"unavailable: {reason}";
        }

        using var recorder = new Recorder(CudaDriver.System.Path);
        Assert.Equal(CudaDriver.System.Handle, ManagedCudaDriver.Resolve("nvcuda"));
        Assert.Equal(0, ManagedCudaDriver.Resolve("other"));
        SharesContextsAndMemory(recorder);
        HasTheBitsOfCSerial<double>(recorder, "double");
        HasTheBitsOfCSerial<float>(recorder, "float");
        Assert.Equal(0, recorder.Live);
        return "all well";
    }

    /// <summary>There and back, and a write by one is read by the other.</summary>
    private static void SharesContextsAndMemory(Recorder recorder)
    {
        using var device = CudaDevice.Default();
        using var context = device.ToManagedCuda();
        Assert.Equal(device.ContextHandle, context.Context.Pointer);
        using var again = context.ToInteropBridge();
        Assert.Equal(device.ContextHandle, again.ContextHandle);

        using var ours = device.Upload([1, 2, 3]);
        using var theirs = ours.ToManagedCuda();
        theirs.CopyToDevice([4, 5, 6]);
        Assert.Equal([4, 5, 6], ours.ToArray());

        using var made = new CudaDeviceVariable<int>(3);
        using var seen = made.ToInteropBridge(again);
        seen.CopyFrom([7, 8, 9]);
        var read = new int[3];
        made.CopyToHost(read);
        Assert.Equal([7, 8, 9], read);
        recorder.Take();
    }

    private static void HasTheBitsOfCSerial<T>(Recorder recorder, string real)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        using var folder = new TemporaryFolder();
        recorder.Kernel(JacobiSource.Kernel, KernelBody.Jacobi(folder, real, JacobiSource.Text), 8, 8, 4, 4);
        foreach (var (rows, columns) in new[] { (1, 1), (3, 5), (9, 33), (31, 67) })
        {
            var start = Grids.Finite<T>(rows, columns, rows);
            var (expected, actual) = ((T[])start.Clone(), (T[])start.Clone());
            Jacobi.Solve(expected, rows, columns, 5, "c-serial");
            Jacobi.Solve(actual, rows, columns, 5, Row);
            Assert.True(Grids.SameBits<T>(expected, actual), $"{rows} x {columns}");
        }

        Assert.Contains(recorder.Take(), call =>
            call.StartsWith("cuModuleLoadDataEx \"ptx of a recorder\" 0", StringComparison.Ordinal));
    }
}
