// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Cuda;
using InteropBridge.Tests.Documentation;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>The sample of docs/cuda.md.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    [Fact]
    public void Its_calls_multiply()
    {
        var library = CCompiler.SharedLibrary(_folder, "multiply.so", """
            void run(const unsigned *grid, const unsigned *block, void **p) {
                for (unsigned i = 0; i < grid[0] * block[0] && (int)i < *(int *)p[3]; i++) {
                    (*(float **)p[0])[i] = (*(float **)p[1])[i] * (*(float **)p[2])[i];
                }
            }

            """);
        _recorder.Kernel("multiply", NativeLibrary.GetExport(NativeLibrary.Load(library), "run"), 8, 8, 8, 4);
        float[] hostA = [1, 2, 3, 4], hostB = [5, 6, 7, 8], hostDest = new float[4];
        var n = hostA.Length;

        using var device = _recorder.Open();
        using var module = device.Compile(Kernel());
        using var a = device.Upload(hostA);
        using var b = device.Upload(hostB);
        using var dest = device.Allocate<float>(n);
        module.GetKernel("multiply").Launch(grid: 1, block: 400, dest, a, b, n);
        dest.CopyTo(hostDest);

        Assert.Equal([5f, 12, 21, 32], hostDest);
    }

    /// <summary>The lines of the test above, but for where the device comes from and the kernel's text.</summary>
    [Fact]
    public void Its_text_is_what_is_tested()
    {
        var here = File.ReadAllText(Repository.File("tests", "managed", "Cuda", "SampleTests.cs"));
        var lines = Sample().Split("\"\"\");")[1].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.Contains(line, here, StringComparison.Ordinal));
    }

    [NvrtcFact]
    public void Its_kernel_compiles() =>
        Assert.Contains(".entry multiply(", CudaCompiler.CompileToPtx(Kernel()), StringComparison.Ordinal);

    private static string Kernel() => Sample().Split("\"\"\"")[1];

    private static string Sample() => DocumentPage.Find("docs/cuda.md").Blocks
        .Select(block => block.Text).Single(text => text.Contains("CudaDevice.Default()", StringComparison.Ordinal));
}
