// SPDX-License-Identifier: MIT
using System.Reflection;
using InteropBridge.Loading;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Loader;

/// <summary>Where libraries are looked for, and what INTEROPBRIDGE_NATIVE_PATH may be.</summary>
public sealed class SearchPathTests
{
    private static readonly Assembly Owner = typeof(NativeModule).Assembly;

    [Fact]
    public void Search_is_beside_the_assembly_and_in_its_runtimes_folder()
    {
        var folders = NativeSearchPath.Folders(Owner, null);
        var home = Path.GetDirectoryName(Owner.Location)!;

        Assert.Equal(home, folders[0]);
        Assert.Equal(Path.Combine(home, "runtimes", NativeSearchPath.RuntimeIdentifier, "native"), folders[1]);
        Assert.All(folders, folder => Assert.True(Path.IsPathFullyQualified(folder)));
        Assert.DoesNotContain(Environment.CurrentDirectory, folders.Except([home]));
        Assert.Equal(folders, NativeSearchPath.Folders(Owner, ""));
    }

    /// <summary>The build has put the library of this machine there.</summary>
    [Fact]
    public void Runtime_identifier_is_that_of_the_packages() => Assert.True(File.Exists(Path.Combine(
        AppContext.BaseDirectory, "runtimes", NativeSearchPath.RuntimeIdentifier, "native", NativeFile.FileName("interopbridge"))));

    [Fact]
    public void Override_is_the_only_place_searched()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal([folder.Path], NativeSearchPath.Folders(Owner, folder.Path));
    }

    [Fact]
    public void Relative_override_is_refused() => Refused("some/folder", "is not an absolute path");

    [Fact]
    public void Override_that_does_not_exist_is_refused()
    {
        using var folder = new TemporaryFolder();
        Refused(folder.File("absent"), "does not exist");
    }

    [Fact]
    public void Override_that_is_a_file_is_refused() => Refused(Owner.Location, "is a file");

    private static void Refused(string overriding, string why)
    {
        var module = new NativeModule("interopbridge", () => NativeSearchPath.Folders(Owner, overriding));

        var thrown = Assert.Throws<NativeLibraryException>(() => module.Path);

        Assert.Equal(NativeLibraryFailure.BadOverride, thrown.Failure);
        Assert.Contains($"INTEROPBRIDGE_NATIVE_PATH is \"{overriding}\", which {why}", thrown.Message, StringComparison.Ordinal);
    }
}
