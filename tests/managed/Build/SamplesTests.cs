// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Text.RegularExpressions;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Mpi;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>The samples, each copied away and built against the packages, as a stranger has them.</summary>
[Collection(PackageFeed.Name)]
public class SamplesTests(PackageFeed feed)
{
    private static readonly string Samples = Repository.File("managed", "samples");

    [Fact]
    public void Own_kernel_is_compiled_called_and_checked() => Assert.Matches(
        @"^12 24 36\n.*y.*\n$", Run("OwnKernel"));

    [Fact]
    [Trait("Form", "long")]
    public void Kernel_is_called_by_the_fastest_variant_and_by_name() => Assert.Matches(
        @"^the middle is at 25\.\d\d degrees\nmanaged-simd: the same\nc-serial: the same\ncuda-step(: the same| cannot run here: .*)\n$",
        Run("CallAKernel"));

    [Fact]
    [Trait("Form", "long")]
    public void Struct_and_callback_cross_and_an_exception_comes_back() => Assert.Equal(
        "the root of 2 is within 1.41421356 and 1.41421356: 30 halvings, 31 calls\nnothing is known at 0\n",
        Run("StructAndCallback"));

    [Fact]
    [Trait("Form", "long")]
    public void Cuda_kernel_is_run_compiled_or_said_to_be_neither()
    {
        using var folder = Copy("CudaFromString");
        var run = feed.DotNet(folder.File("CudaFromString"), "run", "-c", "Release");
        Assert.Matches(run.ExitCode == 3 ? "^There is no run-time compiler for CUDA here, so nothing was done: .+\n$"
            : "^(12 24 36\n|There is no GPU here: .+\nThe kernel was compiled to [1-9][0-9]* lines of PTX and not run.\n)$", run.Output);
        Assert.True(run.ExitCode is 0 or 3, run.ToString());
    }

    [Fact]
    [Trait("Form", "long")]
    public void Own_variants_agree_and_are_compared()
    {
        using var folder = Copy("CompareVariants");
        Assert.Equal("managed-loop: same bits\nmanaged-vector: same bits\nmanaged-parallel: same bits\n", Run(folder, "CompareVariants"));

        var compared = Compare(folder, "CompareVariants", "gain");

        Assert.Contains("gain f32 managed-vector: same bits", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("allocat", Regex.Match(compared, "^Noise.*", RegexOptions.Multiline).Value, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Form", "long")]
    public void C_in_a_string_agrees_with_its_counterpart_and_is_compared()
    {
        using var folder = Copy("InlineC");
        Assert.Equal("managed-loop: same bits\nc-loop: same bits\n", Run(folder, "InlineC"));

        var compared = Compare(folder, "InlineC", "distance");

        Assert.Contains("distance f32 c-loop: same bits", compared, StringComparison.Ordinal);
        Assert.Matches(@"InlineC\.inline[.\w-]*\.so", compared); // its details, with the instruction set

        // Both calls of the benchmark reach the function; what they cost is for a quiet machine.
        var measured = Command.Run("dotnet", [typeof(ExitCode).Assembly.Location, "bench", "--assembly",
            folder.File("InlineC", "bin", "Release", "net10.0", "InlineC.dll"), "--job", "dry", "--inProcess"], start => start.WorkingDirectory = folder.Path);
        Assert.True(measured.ExitCode == 0, measured.ToString());
        Assert.Matches(@"(?s)\| Raw .*\| Inline ", measured.Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Expressions_agree_with_loops_and_are_compared()
    {
        using var folder = Copy("Elementwise");
        Assert.Equal(string.Concat(((string[])["axpy", "inside"]).SelectMany(kernel => ((string[])["managed-loop", "expression", "expression-openmp"])
            .Select(variant => $"{kernel} {variant}: same bits\n"))), Run(folder, "Elementwise"));

        var compared = Compare(folder, "Elementwise", "axpy,inside");

        Assert.Equal(4, Regex.Count(compared, "(axpy|inside) f32 expression(-openmp)?: same bits"));
    }

    [Fact]
    [Trait("Form", "long")]
    public void Gallery_agrees_and_is_compared()
    {
        using var folder = Copy("Gallery");
        var lines = Run(folder, "Gallery").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(16, lines.Length);
        Assert.All(lines, line => Assert.EndsWith(": same bits", line, StringComparison.Ordinal));

        var compared = Compare(folder, "Gallery", "blur,n-body,histogram,sort");

        Assert.Equal(16, Regex.Count(compared, "(blur u8|n-body f64|histogram u8|sort i32) [a-z-]+: same bits"));
    }

    [MpiTheory]
    [MpiData(2)]
    [Trait("Form", "long")]
    public void Scaling_is_measured_on_ranks_and_predicted_from_what_was_measured(string kind, int ranks)
    {
        using var folder = Copy("Scaling");
        var measured = Run(folder, "Scaling", ["measure", "--ranks", $"{ranks}", "--size", "300"], start => start.Environment["INTEROPBRIDGE_MPI"] = kind);
        Assert.Matches($@"ranks {ranks}, threads of each 1, machines 1, processors of one [1-9]", measured);
        Assert.All((string[])["strong", "weak"], scaling => Assert.All((int[])[1, ranks], count =>
            Assert.Matches($@"\n\| {scaling} \| {count} \| [36]00 x 300 \| [12] x 1 \| [1-9]\d* \| [\d.E-]+ \| [\d.]+ \| [\d.E-]+ \|\n", measured)));
        var costs = Regex.Match(measured, @"^--rate .*$", RegexOptions.Multiline).Value.Split(' ');

        var predicted = Run(folder, "Scaling", ["predict", .. costs]);

        Assert.Equal(10, Regex.Count(predicted, @"^\| 10*6? \| \d+ x \d+ \|", RegexOptions.Multiline)); // 16 to 100 000 ranks, twice
        var refused = feed.DotNet(folder.File("Scaling"), [Assembly("Scaling"), "predict", "--rate", "1e9"]);
        Assert.True(refused.ExitCode == 2 && refused.Error.Contains("usage: Scaling measure", StringComparison.Ordinal), refused.ToString());
    }

    private string Run(string sample)
    {
        using var folder = Copy(sample);
        return Run(folder, sample);
    }

    private string Run(TemporaryFolder folder, string sample, IReadOnlyList<string>? arguments = null, Action<ProcessStartInfo>? configure = null)
    {
        var built = feed.DotNet(folder.File(sample), "build", "-c", "Release", "-p:RestoreClangSharp=false", "-p:TreatWarningsAsErrors=true");
        Assert.True(built.ExitCode == 0, built.ToString());
        // The bindings that are checked in are those of the header.
        Assert.DoesNotContain("warning", built.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var run = feed.DotNet(folder.File(sample), [Assembly(sample), .. arguments ?? []], configure);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output;
    }

    private static string Assembly(string sample) => Path.Combine("bin", "Release", "net10.0", $"{sample}.dll");

    private static string Compare(TemporaryFolder folder, string sample, string kernels)
    {
        var assembly = folder.File(sample, "bin", "Release", "net10.0", $"{sample}.dll");
        var compared = Command.Run("dotnet", [typeof(ExitCode).Assembly.Location, "gap", "--quick", "--assembly", assembly,
            "--kernel", kernels, "--rounds", "2", "--output", folder.Path]);
        Assert.True(compared.ExitCode == 0, compared.ToString());
        return compared.Output;
    }

    private TemporaryFolder Copy(string sample)
    {
        var (folder, source) = (feed.CreateFolder(), Path.Combine(Samples, sample));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")))
        {
            folder.Write(Path.Combine(sample, Path.GetRelativePath(source, file)), File.ReadAllText(file));
        }

        return folder;
    }
}
