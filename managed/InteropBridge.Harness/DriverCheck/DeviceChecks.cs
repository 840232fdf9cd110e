// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Harness.DriverCheck;

/// <summary>The driver layer on a real device, feature by feature. A check that fails throws.</summary>
internal sealed class DeviceChecks(CudaDevice device)
{
    private const string Kernel = "multiply";
    private const int Length = 1000;

    /// <summary>dest[i] = a[i] * b[i], a thread for each; PTX, so that no compiler is needed.</summary>
    internal static ReadOnlySpan<byte> Ptx => """
        .version 6.3
        .target sm_70
        .address_size 64
        .visible .entry multiply(.param .u64 dest, .param .u64 a, .param .u64 b, .param .u32 n) {
            .reg .pred %beyond;
            .reg .b32 %i, %n, %block, %width, %thread;
            .reg .b64 %dest, %a, %b, %offset;
            .reg .f32 %x, %y;
            mov.u32 %block, %ctaid.x;
            mov.u32 %width, %ntid.x;
            mov.u32 %thread, %tid.x;
            mad.lo.s32 %i, %block, %width, %thread;
            ld.param.u32 %n, [n];
            setp.ge.s32 %beyond, %i, %n;
            @%beyond bra DONE;
            mul.wide.s32 %offset, %i, 4;
            ld.param.u64 %dest, [dest];
            ld.param.u64 %a, [a];
            ld.param.u64 %b, [b];
            add.s64 %dest, %dest, %offset;
            add.s64 %a, %a, %offset;
            add.s64 %b, %b, %offset;
            ld.global.f32 %x, [%a];
            ld.global.f32 %y, [%b];
            mul.rn.f32 %x, %x, %y;
            st.global.f32 [%dest], %x;
        DONE:
            ret;
        }
        """u8;

    private static readonly float[] A = [.. Enumerable.Range(0, Length).Select(i => i * 0.5f)];
    private static readonly float[] B = [.. Enumerable.Range(0, Length).Select(i => 3f - i)];
    private static readonly float[] Product = [.. A.Zip(B, (a, b) => a * b)];

    /// <returns>How many failed.</returns>
    public int Run(TextWriter output)
    {
        (string Name, Action Check)[] checks =
        [
            ("properties and free memory", Properties), ("upload, launch, download", () => Launch(false)),
            ("cooperative launch", () => Launch(true)), ("run-time compilation", Compile),
            ("pinned memory, streams, events", Streams), ("graph", Graph), ("occupancy", Occupancy),
            ("a block too large is refused", TooLarge),
            ("copies", () => output.WriteLine($"          {new CopyCeiling(device).Describe()}")), ("too much memory is refused", TooMuch),
        ];
        return checks.Count(check => !Passes(check.Name, check.Check, output));
    }

    private static bool Passes(string name, Action check, TextWriter output)
    {
        try
        {
            check();
            output.WriteLine($"  ok      {name}");
            return true;
        }
        catch (CudaUnavailableException unavailable)
        {
            output.WriteLine($"  skipped {name}: {unavailable.Message}");
            return true;
        }
#pragma warning disable CA1031 // Whatever one check throws, the others are still to be tried.
        catch (Exception failure)
        {
            output.WriteLine($"  FAILED  {name}: {failure.GetType().Name}: {failure.Message}");
            return false;
        }
#pragma warning restore CA1031
    }

    private void Properties()
    {
        var (free, total) = device.GetMemoryInfo();
        Require(device.Name.Length > 0 && device.Multiprocessors > 0, "a device with a name and multiprocessors");
        Require(free > 0 && free <= total && total <= device.MemoryBytes, "free memory within the whole");
    }

    private void Launch(bool cooperative)
    {
        using var module = device.Load(Ptx);
        Multiply(module.GetKernel(Kernel), cooperative);
    }

    private void Compile()
    {
        using var module = device.Compile("""
            extern "C" __global__ void multiply(float *dest, const float *a, const float *b, int n) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < n) {
                    dest[i] = a[i] * b[i];
                }
            }
            """);
        Multiply(module.GetKernel(Kernel), cooperative: false);
    }

    private void Multiply(CudaKernel kernel, bool cooperative)
    {
        using var a = device.Upload(A);
        using var b = device.Upload(B);
        using var dest = device.Allocate<float>(Length);
        dest.Clear();
        kernel.Launch(new CudaLaunch((Length + 127) / 128, 128) { Cooperative = cooperative }, dest, a, b, Length);
        RequireProduct(dest.ToArray());
    }

    private void Streams()
    {
        using var module = device.Load(Ptx);
        using var stream = device.CreateStream();
        using var start = device.CreateEvent();
        using var end = device.CreateEvent();
        using var host = device.AllocateHost<float>(Length);
        using var a = device.Allocate<float>(Length);
        using var b = device.Upload(B);
        A.CopyTo(host.Span);
        start.Record(stream);
        a.CopyFrom(host, stream);
        module.GetKernel(Kernel).Launch(new CudaLaunch(8, 128) { Stream = stream }, a, a, b, Length);
        a.CopyTo(host, stream);
        end.Record(stream);
        stream.Synchronize();
        Require(stream.IsIdle && end.IsPassed && CudaEvent.Elapsed(start, end) > TimeSpan.Zero, "time to pass");
        RequireProduct(host.Span);
    }

    private void Graph()
    {
        using var module = device.Load(Ptx);
        using var stream = device.CreateStream();
        using var a = device.Upload(A);
        using var b = device.Upload(B);
        using var dest = device.Allocate<float>(Length);
        var kernel = module.GetKernel(Kernel);
        using var graph = stream.Capture(() => kernel.Launch(new CudaLaunch(8, 128) { Stream = stream }, dest, a, b, Length));
        dest.Clear(stream);
        graph.Launch(stream);
        graph.Launch(stream);
        stream.Synchronize();
        RequireProduct(dest.ToArray());
    }

    private void Occupancy()
    {
        using var module = device.Load(Ptx);
        var kernel = module.GetKernel(Kernel);
        var (block, grid) = kernel.SuggestBlock();
        Require(block > 0 && grid > 0 && kernel.BlocksPerMultiprocessor(block) > 0, "an occupancy");
        Require(kernel.RegistersPerThread > 0 && kernel.MaxThreadsPerBlock >= block, "registers and a largest block");
    }

    private void TooLarge()
    {
        using var module = device.Load(Ptx);
        using var a = device.Upload(A);
        RequireThrown<CudaException>(() => module.GetKernel(Kernel).Launch(1, 1 << 20, a, a, a, Length));
    }

    private void TooMuch() =>
        RequireThrown<CudaOutOfMemoryException>(() => device.Allocate<byte>(device.MemoryBytes * 2).Dispose());

    private static void RequireProduct(ReadOnlySpan<float> actual) =>
        Require(actual.SequenceEqual(Product), "the product that the processor computes");

    private static void RequireThrown<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T)
        {
            return;
        }

        Require(false, $"a {typeof(T).Name}");
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"expected {what}");
        }
    }
}
