// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Runtime.InteropServices;
using InteropBridge.Cuda;
using InteropBridge.Expressions;
using InteropBridge.Tests.Cuda;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Kernels for a GPU: the calls of the driver, the bits of the kernel's text run by a shim, and the real compilers where
/// there are any.</summary>
public sealed class GpuTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    private static BoundExpression Bound(string operands, string expression, Reduction? reduction = null) =>
        Binder.Bind(expression, ElementType.None, operands, null, reduction);

    [LinuxFact]
    public void An_elementwise_kernel_computes_with_the_bits_of_the_C()
    {
        const string operands = "float z, bool far, float a, float x, long n";
        const string expression = "z = a * x + n / 3 * sqrt(abs(x)) - min(x, a); far = x > a && !(n % 2 == 0)";
        var body = Body(Bound(operands, expression), 1 << 2, "*(float **)p[0], *(unsigned char **)p[1], *(float *)p[2], *(float **)p[3], *(long long **)p[4], *(long long *)p[5]");
        _recorder.Kernel("interopbridge_run", body, 8, 8, 4, 8, 8, 8);
        using var device = _recorder.Open();
        using var kernel = Elementwise.Compile(operands, expression);
        var (x, n) = (Numbers.Floats(1000, 1), Enumerable.Range(-500, 1000).Select(value => (long)value).ToArray());
        var (z, far) = (new float[1000], new bool[1000]);
        kernel.Run(z, far, 1.5f, x, n);
        using (var deviceX = device.Upload(x))
        using (var deviceN = device.Upload(n))
        using (var deviceZ = device.Allocate<float>(1000))
        using (var deviceFar = device.Allocate<bool>(1000))
        {
            _recorder.Take();
            kernel.Run(deviceZ, deviceFar, 1.5f, deviceX, deviceN);
            Assert.Contains(_recorder.Take(), call => call.StartsWith("cuLaunchKernel interopbridge_run 4,1,1 256,1,1 0 default", StringComparison.Ordinal));
            Assert.Equal(z, deviceZ.ToArray());
            Assert.Equal(far, deviceFar.ToArray());
            Assert.Contains("z is float, and double elements", Refused(() => { using var wrong = device.Allocate<double>(1000); kernel.Run(wrong, deviceFar, 1, deviceX, deviceN); }), StringComparison.Ordinal);
            Assert.Contains("x and z are not in the same memory", Refused(() => kernel.Run(deviceZ, deviceFar, 1, x, deviceN)), StringComparison.Ordinal);
            Assert.Contains("n has 999 elements, and z has 1000", Refused(() => { using var part = device.Borrow<long>(deviceN.DevicePointer, 999); kernel.Run(deviceZ, deviceFar, 1, deviceX, part); }), StringComparison.Ordinal);
        }

        kernel.Dispose();
        device.Dispose();
        Assert.Equal(0, _recorder.Live);
    }

    [LinuxFact]
    public void A_reduction_has_the_bits_of_the_processor()
    {
        const string expression = "(x - y) * (x - y)";
        var body = Body(Bound("float x, float y", expression, new Reduction("+", ElementType.Float)), 0,
            "*(float **)p[0], *(float **)p[1], *(long long *)p[2], *(float **)p[3], *(long long *)p[4]");
        _recorder.Kernel("interopbridge_run", body, 8, 8, 8, 8, 8);
        using var device = _recorder.Open();
        using var sum = Elementwise.Compile<float>(expression, reduce: "+");
        foreach (var length in (int[])[1, 33, 1024, 20_001])
        {
            float[] x = Numbers.Floats(length, 1), y = Numbers.Floats(length, 2);
            using var deviceX = device.Upload(x);
            using var deviceY = device.Upload(y);
            Assert.Equal(BitConverter.SingleToUInt32Bits(sum.Run(x, y)), BitConverter.SingleToUInt32Bits(sum.Run(deviceX, deviceY)));
        }
    }

    [LinuxFact]
    public void A_call_is_queued_in_the_stream_that_is_passed_and_a_reduction_waits_for_it()
    {
        _recorder.Kernel("interopbridge_run", 0, 8, 4, 8, 8);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var scale = Elementwise.Compile<float>("z = a * x");
        using var x = device.Upload(Numbers.Floats(1000, 1));
        using var z = device.Allocate<float>(1000);
        scale.Run(z, 2, x);
        _recorder.Take();

        scale.Run(stream, z, 2, x);

        var launch = Assert.Single(_recorder.Take());
        Assert.StartsWith("cuLaunchKernel interopbridge_run 4,1,1 256,1,1 0 ", launch, StringComparison.Ordinal);
        Assert.DoesNotContain("default", launch, StringComparison.Ordinal);
        Assert.Contains("a stream was passed, and the operands (ref float z, float a, float x) are spans",
            Refused(() => scale.Run(stream, new float[3], 2, new float[3])), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("stream", () => scale.Run((CudaStream)null!, z, 2, x));
        using var graph = stream.Capture(() => scale.Run(stream, z, 2, x));
    }

    [LinuxFact]
    public void A_reduction_in_a_stream_waits_before_it_reads_its_blocks()
    {
        _recorder.Kernel("interopbridge_run", 0, 8, 8, 8, 8);
        using var device = _recorder.Open();
        using var stream = device.CreateStream();
        using var sum = Elementwise.Compile<float>("x", reduce: "+");
        using var x = device.Upload(Numbers.Floats(1000, 1));
        sum.Run(stream, x);
        _recorder.Take();

        sum.Run(stream, x);

        string[] calls = [.. _recorder.Take()];
        var launch = Array.FindIndex(calls, call => call.StartsWith("cuLaunchKernel", StringComparison.Ordinal));
        var wait = Array.FindIndex(calls, call => call.StartsWith("cuStreamSynchronize", StringComparison.Ordinal));
        var copy = Array.FindIndex(calls, call => call.StartsWith("cuMemcpyDtoH", StringComparison.Ordinal));
        Assert.True(launch >= 0 && launch < wait && wait < copy, string.Join('\n', calls));
    }

    [LinuxFact]
    public void A_call_allocates_nothing()
    {
        _recorder.Kernel("interopbridge_run", 0, 8, 4, 8, 8);
        _recorder.Quiet();
        using var device = _recorder.Open();
        using var buffer = device.Allocate<float>(100);
        using var other = device.Allocate<float>(100);
        using var kernel = Elementwise.Compile<float>("z = a * x");
        void Calls(int times)
        {
            for (var time = 0; time < times; time++)
            {
                kernel.Run(buffer, time, other);
            }
        }

        Calls(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Calls(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Every operator, function and conversion passes the compiler that a GPU has.</summary>
    [NvrtcFact]
    public void Nvrtc_takes_the_language()
    {
        var ptx = CudaCompiler.CompileToPtx(Together(), "--fmad=false");
        Assert.Equal(Everything().Count(), ptx.Split(".entry run").Length - 1);
    }

    [NvrtcFact]
    public void Additions_and_multiplications_are_not_fused()
    {
        var ptx = CudaCompiler.CompileToPtx(GpuSource.Of(Bound("float z, float a, float x, float y", "z = a * x + y"), 2), "--fmad=false");
        Assert.Contains("mul.f32", ptx.Replace(".rn", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("fma", ptx, StringComparison.Ordinal);
    }

    [NvccFact]
    public void Nvcc_takes_the_language()
    {
        var file = _folder.Write("all.cu", Together());
        var result = Command.Tool("nvcc", "-ptx", "--fmad=false", "-Werror", "all-warnings", "-o", _folder.File("all.ptx"), file);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private static string Together() => string.Concat(Everything().Index().Select(one =>
        $"namespace n{one.Index} {{\n{one.Item.Replace(GpuSource.Kernel, $"run{one.Index}", StringComparison.Ordinal)}\n}}\n"));

    private static IEnumerable<string> Everything()
    {
        string[] types = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double"];
        foreach (var type in types)
        {
            var isFloating = type is "float" or "double";
            List<string> values = [.. types.Select(other => $"double({other}(x))"), "double(x + y)", "double(x - y)", "double(x * y)", "double(x / y)", "double(x % y)", "double(min(x, y))", "double(max(x, y))",
                "double(abs(x))", "double(x < y && x != y || !(x == y) ? x : y)", "double(i * 2 + -3)"];
            values.AddRange(isFloating ? MathFunction.Names.Split(", ").Select(name => $"double({name}({string.Join(", ", Enumerable.Repeat("x", MathFunction.Find(name)!.Arguments))}))")
                : ["double(x & y | x ^ ~y)", "double(x << 3 >> 2)"]);
            var sum = string.Join(" + ", values);
            yield return GpuSource.Of(Bound($"double z, {type} x, {type} y", $"z = {sum}"), 0);
            foreach (var reduce in (string[])["+", "*", "min", "max", "&", "|", "^"])
            {
                var reduction = new Reduction(reduce, ElementTypes.Named(type));
                if (reduction.Trouble is null)
                {
                    yield return GpuSource.Of(Bound($"{type} x, {type} y", "x != y ? x : y", reduction), 1);
                }
            }
        }

        yield return GpuSource.Of(Bound("bool x, bool y", "x & y ^ !x", new Reduction("||", ElementType.Bool)), 0);
    }

    /// <summary>The kernel's text as a function of this process, for <see cref="Recorder.Kernel"/>.</summary>
    private nint Body(BoundExpression expression, uint scalars, string arguments)
    {
        var file = _folder.Write("kernel.cpp", string.Create(CultureInfo.InvariantCulture, $$"""
            #include <math.h>
            {{GpuSource.Of(expression, scalars).Replace("__device__ static", "static", StringComparison.Ordinal)}}
            extern "C" __attribute__((visibility("default")))
            void run(const unsigned *grid, const unsigned *block, void **p) {
                shim_launch({grid[0], grid[1], grid[2]}, {block[0], block[1], block[2]}, SHIM_RANDOM, {{GpuSource.Kernel}}, {{arguments}});
            }
            __shared__ int unused; // the section of shared variables has to be there
            int *keep = &unused;

            """));
        var shim = Repository.File("tests", "cuda");
        var library = _folder.File("kernel.so");
        var result = CCompiler.Run("-x", "c++", "-std=c++17", "-O2", "-ffp-contract=off", "-shared", "-fPIC", "-fvisibility=hidden", "-include",
            Path.Combine(shim, "shim.h"), $"-I{shim}", file, Path.Combine(shim, "shim.cpp"), "-o", library, "-lstdc++");
        return result.ExitCode == 0 ? NativeLibrary.GetExport(NativeLibrary.Load(library), "run")
            : throw new InvalidOperationException($"the kernel's text does not compile as C++: {result}");
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
