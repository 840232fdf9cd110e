// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.OpenCL;
using InteropBridge.OpenCL.Driver;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.OpenCL;

/// <summary>The layer on a real OpenCL, which may be PoCL on the processor.</summary>
public sealed class DeviceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OpenCLFact]
    public void A_kernel_of_arrays_values_structs_and_shared_memory_computes()
    {
        const string source = """
            typedef struct { float by; int add; } change;

            __kernel void sums(__global float *to, __global const float *from, change how, int n, float4 four, __local float *shared) {
                int item = get_global_id(0);
                int mine = get_local_id(0);
                shared[mine] = item < n ? from[item] * how.by + how.add : 0;
                barrier(CLK_LOCAL_MEM_FENCE);
                if (mine == 0) {
                    float sum = four.w;
                    for (int i = 0; i < get_local_size(0); i++) {
                        sum += shared[i];
                    }
                    to[get_group_id(0)] = sum;
                }
            }
            """;
        using var device = Open();
        using var module = device.Compile(source);
        using var from = device.Upload([1f, 2f, 3f, 4f, 5f, 6f, 7f]);
        using var to = device.Allocate<float>(2);

        module.GetKernel("sums").Launch(grid: 2, block: 4, to, from, OpenCLArgument.Of(new Change { By = 2, Add = 1 }), 7,
            OpenCLArgument.Of(new Vector4(0, 0, 0, 100)), OpenCLArgument.Local<float>(4));

        Assert.Equal([124f, 139f], to.ToArray());
        Assert.Equal(["sums"], module.KernelNames);
        Assert.Equal("float*", module.GetKernel("sums").ParameterTypes[0]);
    }

    [OpenCLFact]
    public void A_source_that_does_not_compile_is_shown_at_the_line()
    {
        using var device = Open();
        const string source = "__kernel void scale(__global float *x) {\n    x[0] = nothing;\n}\n";
        var failure = Assert.Throws<OpenCLCompileException>(() => device.Compile(source));
        Assert.Equal([2], failure.Lines);
        Assert.Contains("    2 |     x[0] = nothing;", failure.Message, StringComparison.Ordinal);
        Assert.Contains("nothing", failure.Log, StringComparison.Ordinal);
        Assert.Equal(source, failure.SourceText);
        Assert.Throws<OpenCLCompileException>(() => device.Compile("__kernel void f(void) {}", "-no-such-option"));
    }

    [OpenCLFact]
    public void What_was_kept_on_disk_computes_the_same_and_still_checks_its_arguments()
    {
        const string source = "__kernel void twice(__global long *x) { x[get_global_id(0)] *= 2; }";
        for (var repetition = 0; repetition < 2; repetition++)
        {
            using var device = Open();
            using var module = device.Compile(source);
            using var x = device.Upload([1L, -2L, 1L << 40]);
            Assert.Throws<ArgumentException>(() => module.GetKernel("twice").Launch(3, 1, 5L));
            module.GetKernel("twice").Launch(3, 1, x);
            Assert.Equal([2L, -4L, 1L << 41], x.ToArray());
        }

        Assert.Single(Directory.GetFiles(_folder.File("cache")));
    }

    [OpenCLFact]
    public void A_kernel_with_an_image_is_refused_and_those_beside_it_are_not()
    {
        const string source = """
            __kernel void looks(__read_only image2d_t picture, __global int *x) { x[0] = get_image_width(picture); }
            __kernel void counts(__global int *x) { x[0] += 1; }
            """;
        for (var repetition = 0; repetition < 2; repetition++)
        {
            using var device = Open();
            using var module = device.Compile(source);
            using var x = device.Upload([1]);
            var refused = Assert.Throws<ArgumentException>(() => module.GetKernel("looks"));
            Assert.Contains("parameter 0 of looks is of type image2d_t", refused.Message, StringComparison.Ordinal);
            module.GetKernel("counts").Launch(1, 1, x);
            Assert.Equal([2], x.ToArray());
        }
    }

    [OpenCLFact]
    public void Products_and_sums_round_twice_where_the_source_says_so()
    {
        // 1 + 2^-12 squared is 1 + 2^-11 + 2^-24; rounded to 24 bits the last term is lost, and fused it is not.
        const string source = """
            #pragma OPENCL FP_CONTRACT OFF
            __kernel void f(__global float *r, float a, float b, float c) { r[0] = a * b + c; }
            """;
        var (a, c) = (1 + 1f / 4096, -(1 + 1f / 2048));
        using var device = Open();
        using var module = device.Compile(source);
        using var result = device.Upload([1f]);
        module.GetKernel("f").Launch(1, 1, result, a, a, c);
        Assert.Equal([0f], result.ToArray());
        Assert.NotEqual(0f, MathF.FusedMultiplyAdd(a, a, c));
    }

    [OpenCLFact]
    public void Exceptions_of_the_processor_stay_those_of_NET()
    {
        using var device = Open(); // PoCL takes SIGFPE when it starts
        var zero = device.Ordinal - device.Ordinal;
        string? nothing = zero == 0 ? null : "";
        Assert.Throws<DivideByZeroException>(() => 7 / zero);
        Assert.Throws<NullReferenceException>(() => nothing!.Length);
    }

    [OpenCLFact]
    public void Threads_may_share_a_kernel()
    {
        const int threads = 8, rounds = 50;
        using var device = Open();
        using var module = device.Compile("__kernel void put(__global int *x, int value) { x[get_global_id(0)] = value; }");
        var kernel = module.GetKernel("put");
        Parallel.For(0, threads, thread =>
        {
            using var x = device.Allocate<int>(16);
            for (var round = 0; round < rounds; round++)
            {
                kernel.Launch(4, 4, x, thread * rounds + round);
                Assert.All(x.ToArray(), value => Assert.Equal(thread * rounds + round, value));
            }
        });
    }

    [OpenCLFact]
    public void A_launch_allocates_nothing()
    {
        using var device = Open();
        using var module = device.Compile("__kernel void add(__global int *x, int value) { x[get_global_id(0)] += value; }");
        using var x = device.Upload(new int[4]);
        var kernel = module.GetKernel("add");
        kernel.Launch(4, 1, x, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var launch = 0; launch < 100; launch++)
        {
            kernel.Launch(4, 1, x, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal([101, 101, 101, 101], x.ToArray());
    }

    [OpenCLFact]
    public void Marks_tell_the_devices_time_in_order()
    {
        using var device = Open();
        using var module = device.Compile("__kernel void work(__global float *x) { for (int i = 0; i < 1000000; i++) x[0] += 1; }");
        using var x = device.Upload([0f]);
        using var start = device.Mark();
        module.GetKernel("work").Launch(1, 1, x);
        using var end = device.Mark();
        Assert.InRange(OpenCLMark.Elapsed(start, end), TimeSpan.FromMicroseconds(10), TimeSpan.FromMinutes(1));
    }

    private OpenCLDevice Open() => new(OpenCLLibrary.System, 0, new CodeFiles(_folder.File("cache")));

    private struct Change
    {
        public float By;
        public int Add;
    }
}
