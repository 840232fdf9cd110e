// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Compile;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Compiled code on disk.</summary>
public sealed class CodeCacheTests : IDisposable
{
    private readonly Recorder _recorder = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        _recorder.Dispose();
    }

    private Nvrtc Compiler => _recorder.Compiler.Value;

    private string Folder => _folder.File("a", "b");

    [Fact]
    public void The_same_is_compiled_once_and_whatever_differs_again()
    {
        Assert.True(Compiles("x"));
        Assert.False(Compiles("x"));
        Assert.True(Compiles("y"));
        Assert.True(Compiles("x", "-fmad=false"));
        Assert.False(Compiles("x", "-fmad=false"));
        Assert.True(Compiles("x", "-fmad=false", "-G"));
        Assert.True(Compiles("x", "-fmad=false-G"));
        Assert.True(Compiles("x", "-arch=sm_90"));
        Assert.True(Compiles("x", "-arch=compute_90"));
        Assert.NotEqual(Source("x").Key("NVRTC 12.8"), Source("x").Key("NVRTC 12.9"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(40)]
    public void An_entry_cut_off_is_compiled_again_and_mended(int length)
    {
        Compiles("x");
        var file = Directory.GetFiles(Folder).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);
        Assert.True(Compiles("x"));
        Assert.False(Compiles("x"));
    }

    [Fact]
    public void An_entry_with_a_bit_turned_is_compiled_again()
    {
        Compiles("x");
        var file = Directory.GetFiles(Folder).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.True(Compiles("x"));
    }

    [Fact]
    public void Many_writers_leave_whole_entries_and_no_rubbish()
    {
        var expected = Code("x0");
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            index => Assert.Equal(expected, new CudaCodeCache(Folder).GetOrCompile(Compiler, Source($"x{index % 3}"))));
        Assert.Equal(3, Directory.GetFiles(Folder).Length);
        Assert.False(Compiles("x0"));
    }

    [Fact]
    public void What_includes_a_header_is_compiled_every_time()
    {
        Assert.True(Compiles("#include \"mine.h\"\n"));
        Assert.True(Compiles("#include \"mine.h\"\n"));
        Assert.True(Compiles("x", "--pre-include=mine.h"));
        Assert.True(Compiles("x", "--pre-include=mine.h"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_only_the_time()
    {
        var inTheWay = _folder.Write("file", "");
        var cache = new CudaCodeCache(Path.Combine(inTheWay, "sub"));
        Assert.Equal(Code("x"), cache.GetOrCompile(Compiler, Source("x")));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("off", null)]
    [InlineData("/a/folder", "/a/folder")]
    public void The_environment_names_the_folder(string variable, string? expected) =>
        Assert.Equal(expected, CodeCacheFolder.Of(variable, "cuda"));

    [Fact]
    public void A_failed_compilation_is_not_kept()
    {
        Assert.Throws<InteropBridge.Cuda.CudaCompileException>(() => Compiles("error"));
        Assert.Throws<InteropBridge.Cuda.CudaCompileException>(() => Compiles("error"));
    }

    private static CudaSource Source(string text, params string[] options) => new(text, options, "sm_86");

    private byte[] Code(string text) => new CudaCodeCache(null).GetOrCompile(Compiler, Source(text));

    private bool Compiles(string text, params string[] options)
    {
        _recorder.Take();
        var code = new CudaCodeCache(Folder).GetOrCompile(Compiler, Source(text, options));
        Assert.NotEmpty(code);
        return _recorder.Take().Any(call => call.StartsWith("nvrtcCompileProgram", StringComparison.Ordinal));
    }
}
