// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text;
using InteropBridge.Kernels.Interop;
using InteropBridge.Loading;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Loader;

/// <summary>Each way in which a library can be unusable has its own failure and says which file and why.</summary>
[Trait("Category", "Interop")]
public sealed class LoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_library_names_every_path_tried()
    {
        using var second = new TemporaryFolder();
        var module = new NativeModule("interopbridge", () => [_folder.Path, second.Path]);

        var message = Failure(module, NativeLibraryFailure.Missing);

        Assert.Contains(Path.Combine(_folder.Path, module.FileName), message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(second.Path, module.FileName), message, StringComparison.Ordinal);
        Assert.Contains(NativeSearchPath.Variable, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_library_that_is_there_for_others_says_for_which()
    {
        var name = NativeFile.FileName("interopbridge");
        _folder.Write(Path.Combine("runtimes", "plan9-mips", "native", name), "");
        _folder.Write(Path.Combine("runtimes", "plan9-vax", "native", name), "");
        _folder.Write(Path.Combine("runtimes", "plan9-z80", "native", "other"), "");
        var absent = _folder.File("absent");

        var message = Assert.Throws<LoadException>(() => NativeFile.Find([name, "unusual"], [_folder.Path, absent], "Build it")).Message;

        Assert.Matches($"It is there for (plan9-mips, plan9-vax|plan9-vax, plan9-mips) only; this process is {NativeSearchPath.RuntimeIdentifier}\\.", message);
        var line = Environment.NewLine;
        Assert.Equal($"{name} was not found. Looked for:{line}  {Path.Combine(absent, name)}{line}"
            + "Build it, or set INTEROPBRIDGE_NATIVE_PATH to the absolute path of the folder that holds it.",
            Assert.Throws<LoadException>(() => NativeFile.Find([name], [absent], "Build it")).Message);
    }

    [LinuxFact]
    public void Library_for_another_processor_is_named_as_such()
    {
        const int machine = 18;
        var (foreign, name) = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (183, "Arm64") : (62, "X64");
        var path = Plant(image => BitConverter.TryWriteBytes(image.AsSpan(machine), (short)foreign));

        var message = Failure(Module(), NativeLibraryFailure.WrongArchitecture);

        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains($"is for {name}, this process is ", message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Truncated_library_is_named_as_such()
    {
        var whole = File.ReadAllBytes(NativeLibraries.Bridge.Path);
        File.WriteAllBytes(_folder.File(NativeLibraries.Bridge.FileName), whole[..(whole.Length / 2)]);

        var message = Failure(Module(), NativeLibraryFailure.Damaged);

        Assert.Contains($"is truncated: {whole.Length / 2} of at least", message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Library_cut_within_its_header_is_named_as_such()
    {
        var whole = File.ReadAllBytes(NativeLibraries.Bridge.Path);
        foreach (var length in new[] { 4, 5, 19, 51, 61 })
        {
            File.WriteAllBytes(_folder.File(NativeLibraries.Bridge.FileName), whole[..length]);

            Assert.Contains($"({length} bytes)", Failure(Module(), NativeLibraryFailure.Damaged), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("version https://git-lfs.github.com/spec/v1")]
    public void File_that_is_no_library_is_named_as_such(string content)
    {
        var path = _folder.Write(NativeLibraries.Bridge.FileName, content);

        var message = Failure(Module(), NativeLibraryFailure.Damaged);

        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(content == "MZ" ? "header is damaged or cut off" : "not a library", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_of_another_abi_version_is_refused()
    {
        CCompiler.SharedLibrary(_folder, NativeLibraries.Bridge.FileName, "int ib_abi_version(void) { return 999; }\n");

        var message = Failure(Module(), NativeLibraryFailure.AbiMismatch);

        Assert.Contains("999", message, StringComparison.Ordinal);
        Assert.Contains($"calls version {Native.IB_ABI_VERSION}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_without_an_abi_version_is_refused()
    {
        CCompiler.SharedLibrary(_folder, NativeLibraries.Bridge.FileName, "int unrelated(void) { return 1; }\n");

        var message = Failure(Module(), NativeLibraryFailure.AbiMismatch);

        Assert.Contains("does not export ib_abi_version", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_last_check_refuses_is_unavailable()
    {
        CCompiler.SharedLibrary(_folder, NativeLibraries.Bridge.FileName, "int unrelated(void) { return 1; }\n");
        var module = new NativeModule("interopbridge", () => [_folder.Path])
        {
            Check = (path, handle) => throw new NativeLibraryException(
                NativeLibraryFailure.UnsupportedInstructionSet, $"{path} {(handle == 0 ? "was not loaded" : "is for another")}"),
        };

        Assert.EndsWith("is for another", Failure(module, NativeLibraryFailure.UnsupportedInstructionSet), StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Absent_OpenMP_runtime_is_named_with_what_to_install()
    {
        var image = File.ReadAllBytes(NativeLibraries.OpenMP.Path);
        var runtime = new[] { "libomp.so.5", "libomp.so", "libgomp.so.1", "libiomp5.so" }.First(name => Find(image, name) > 0);
        var absent = runtime.Replace("mp", "zz", StringComparison.Ordinal);
        Encoding.ASCII.GetBytes(absent).CopyTo(image, Find(image, runtime));
        File.WriteAllBytes(_folder.File(NativeLibraries.OpenMP.FileName), image);
        var module = new NativeModule("interopbridge_openmp", () => [_folder.Path]) { DependencyHint = "Install it so." };

        var message = Failure(module, NativeLibraryFailure.MissingDependency);

        Assert.Contains(absent, message, StringComparison.Ordinal);
        Assert.Contains("Install it so.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_library_does_not_give_way_to_a_later_one()
    {
        var path = _folder.Write(NativeLibraries.Bridge.FileName, "broken");
        var later = Path.GetDirectoryName(NativeLibraries.Bridge.Path)!;
        var module = new NativeModule("interopbridge", () => [_folder.Path, later]);

        Assert.Contains(path, Failure(module, NativeLibraryFailure.Damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void Library_that_is_in_order_is_available()
    {
        Assert.Null(NativeLibraries.Bridge.UnavailableReason);
        Assert.Null(NativeLibraries.OpenMP.UnavailableReason);
        Assert.True(Path.IsPathFullyQualified(NativeLibraries.Bridge.Path));
        Assert.NotEqual(0, NativeLibraries.Bridge.Handle);
    }

    private static string Failure(NativeModule module, NativeLibraryFailure expected)
    {
        Assert.False(module.IsAvailable);
        var thrown = Assert.Throws<NativeLibraryException>(() => module.Handle);
        Assert.Equal(expected, thrown.Failure);
        Assert.Equal(thrown.Message, module.UnavailableReason);
        return thrown.Message;
    }

    private static int Find(byte[] image, string name) => image.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{name}\0")) + 1;

    private NativeModule Module() => new("interopbridge", () => [_folder.Path])
    {
        VersionExport = "ib_abi_version",
        ExpectedVersion = Native.IB_ABI_VERSION,
    };

    private string Plant(Action<byte[]> change)
    {
        var image = File.ReadAllBytes(NativeLibraries.Bridge.Path);
        change(image);
        var path = _folder.File(NativeLibraries.Bridge.FileName);
        File.WriteAllBytes(path, image);
        return path;
    }
}
