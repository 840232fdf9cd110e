// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.RegularExpressions;
using InteropBridge.Cuda;
using InteropBridge.Cuda.Compile;
using InteropBridge.Kernels.JacobiVariants;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>The real compiler, where there is one. It needs no device.</summary>
public sealed class NvrtcTests
{
    [NvrtcFact]
    public void The_kernel_compiles_for_every_architecture_to_PTX_and_machine_code()
    {
        Assert.NotEmpty(Nvrtc.System.Architectures);
        foreach (var architecture in Nvrtc.System.Architectures)
        {
            var ptx = Encoding.UTF8.GetString(Compile<double>($"compute_{architecture}"));
            Assert.Contains($".target sm_{architecture}", ptx, StringComparison.Ordinal);
            Assert.Contains($".entry {JacobiSource.Kernel}(", ptx, StringComparison.Ordinal);
            Assert.Equal("\u007fELF"u8, Compile<double>($"sm_{architecture}").AsSpan(0, 4));
        }
    }

    /// <summary>4 additions and 1 multiplication of the element type, none fused: the same bits as C.</summary>
    [NvrtcFact]
    public void The_kernel_adds_and_multiplies_in_its_own_type_and_fuses_nothing()
    {
        Check<double>("f64");
        Check<float>("f32");

        static void Check<T>(string type)
        {
            var ptx = CudaCompiler.CompileToPtx(JacobiSource.Text, JacobiSource.Options<T>());
            Assert.Equal(4, Regex.Count(ptx, $@"add(\.rn)?\.{type}"));
            Assert.Equal(1, Regex.Count(ptx, $@"mul(\.rn)?\.{type}"));
            Assert.DoesNotContain("fma", ptx, StringComparison.Ordinal);
            Assert.DoesNotContain(type == "f64" ? ".f32" : ".f64", ptx, StringComparison.Ordinal);
        }
    }

    [NvrtcFact]
    public void A_bad_kernel_carries_source_options_log_and_the_lines()
    {
        const string source = "extern \"C\" __global__ void bad(float *x) {\n    x[0] = nonsense;\n}\n";
        var failure = Assert.Throws<CudaCompileException>(() => CudaCompiler.CompileToPtx(source, "-fmad=false"));
        Assert.Equal(source, failure.SourceText);
        Assert.Contains("-fmad=false", failure.Options);
        Assert.Contains("kernel.cu(2): error", failure.Log, StringComparison.Ordinal);
        Assert.Contains("nonsense", failure.Log, StringComparison.Ordinal);
        Assert.Equal([2], failure.Lines);
        Assert.Contains("    2 |     x[0] = nonsense;", failure.Message, StringComparison.Ordinal);
    }

    [NvrtcFact]
    public void An_option_that_is_none_is_a_compile_error_too()
    {
        var failure = Assert.Throws<CudaCompileException>(() => CudaCompiler.CompileToPtx("", "--no-such-option"));
        Assert.Contains("no-such-option", failure.Message, StringComparison.Ordinal);
    }

    [NvrtcFact]
    public void Machine_code_is_not_PTX() =>
        Assert.Throws<ArgumentException>(() => CudaCompiler.CompileToPtx("", "-arch=sm_80"));

    [NvrtcFact]
    public void A_device_newer_than_the_compiler_gets_PTX_and_an_older_one_a_refusal()
    {
        var nvrtc = Nvrtc.System;
        Assert.Equal($"compute_{nvrtc.Architectures[^1]}", nvrtc.ArchitectureFor(new Version(99, 0)));
        var oldest = nvrtc.Architectures[0];
        Assert.Equal($"sm_{oldest}", nvrtc.ArchitectureFor(new Version(oldest / 10, oldest % 10)));
        var refusal = Assert.Throws<CudaUnavailableException>(() => nvrtc.ArchitectureFor(new Version(1, 0)));
        Assert.Contains("older NVRTC", refusal.Message, StringComparison.Ordinal);
    }

    [NvrtcFact]
    public void Templates_come_with_their_mangled_names()
    {
        const string source = "template <typename T> __global__ void scale(T *x, T a) { x[threadIdx.x] *= a; }\n"
            + "namespace mine { template <int N> __global__ void put(int *x) { x[threadIdx.x] = N; } }\n";
        string[] names = ["scale<float>", "scale<double>", "mine::put<3>"];
        var architecture = $"compute_{Nvrtc.System.Architectures[^1]}";
        var parts = Encoding.UTF8.GetString(Nvrtc.System.Compile(new CudaSource(source, [], architecture) { Names = names })).Split('\0');
        Assert.Equal(2, parts.Length);
        var mangled = parts[0].Split('\n');
        Assert.Equal(3, mangled.Distinct().Count());
        Assert.All(mangled, name => Assert.Contains($".entry {name}(", parts[1], StringComparison.Ordinal));
        var wrong = new CudaSource(source, [], architecture) { Names = ["missing<float>"] };
        Assert.Contains("missing", Assert.Throws<CudaCompileException>(() => Nvrtc.System.Compile(wrong)).Log, StringComparison.Ordinal);
    }

    private static byte[] Compile<T>(string architecture) =>
        Nvrtc.System.Compile(new CudaSource(JacobiSource.Text, JacobiSource.Options<T>(), architecture));
}
