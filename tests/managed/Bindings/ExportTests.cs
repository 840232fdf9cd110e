// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Bindings;

/// <summary>What the built libraries export is what is bound, library by library.</summary>
public class ExportTests
{
    [Theory]
    [InlineData("interopbridge")]
    [InlineData("interopbridge_openmp")]
    public void Exports_and_bindings_are_the_same(string library)
    {
        var bound = BindingSet.Library.Functions
            .Where(function => function.Library == library).Select(function => function.Name).ToHashSet();
        var exported = Exports((library == "interopbridge" ? NativeLibraries.Bridge : NativeLibraries.OpenMP).Path);

        Assert.NotEmpty(bound);
        Assert.Empty(bound.Except(exported));
        Assert.Empty(exported.Except(bound));
    }

    [Fact]
    public void Every_binding_is_in_one_of_the_two_libraries() => Assert.All(BindingSet.Library.Functions,
        function => Assert.Contains(function.Library, new[] { "interopbridge", "interopbridge_openmp" }));

    /// <summary>Names that begin with an underscore belong to the compiler: sanitizers export some.</summary>
    private static HashSet<string> Exports(string library)
    {
        var result = Command.Tool("nm", "-D", "--defined-only", library);
        Assert.True(result.ExitCode == 0, result.ToString());
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[^1].Split('@')[0]).Where(name => name[0] != '_')];
    }
}
