// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness;
using InteropBridge.Harness.Bind;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>What <c>bind</c> refuses before it makes a project; <c>BindProjectTests</c> has what it makes.</summary>
public class BindCommandTests
{
    [Theory]
    [InlineData("zstd.h", "Zstd")]
    [InlineData("my-lib 2.h", "My_lib_2")]
    [InlineData("7z.h", "_7z")]
    [InlineData("api.h", "ApiLibrary")] // the class is Api
    [InlineData("console.h", "ConsoleLibrary")]
    public void The_namespace_is_the_headers_name_as_csharp_takes_it(string header, string name) =>
        Assert.Equal(name, new BoundProject($"/usr/include/{header}", "lib.so", [], null).Namespace);

    [LinuxFact]
    public void What_is_missing_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var header = folder.Write("k.h", "int f(void);\n");

        Assert.Contains($"There is no header {folder.File("absent.h")}.", Refused(folder.File("absent.h"), "libc.so.6", folder.File("out")), StringComparison.Ordinal);
        Assert.Contains("The system finds no library libabsent.so.3 that it can load.", Refused(header, "libabsent.so.3", folder.File("out")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
        Assert.Contains($"{folder.Path} is there and not empty.", Refused(header, "libc.so.6", folder.Path), StringComparison.Ordinal);
        Assert.Equal(["k.h"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    private static string Refused(string header, string library, string folder)
    {
        var configuration = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        Assert.Equal(ExitCode.Missing, Program.Run(["bind", header, "--library", library, "--output", folder], configuration));
        return configuration.Error.ToString()!;
    }
}
