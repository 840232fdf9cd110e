// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Generated methods, compiled and called: what goes in comes out, and what a contract forbids is refused before C
/// sees it.</summary>
public class EndToEndTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    public static TheoryData<string> Scenarios => [.. SampleProgram.Compiled.Load(SampleProgram.Class, "").Methods];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_generated_method_does_what_the_contract_says(string scenario) =>
        SampleProgram.Compiled.Load(SampleProgram.Class, library.Path).Call(scenario);

    [Fact]
    public void Every_function_but_the_destructor_has_a_method()
    {
        var native = SampleProgram.Compiled.Output.GetTypeByMetadataName("Sample.Native")!;
        Assert.All(native.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.IsExtern && method.Name != "counter_destroy"),
            method => Assert.Contains($"Calls <c>{method.Name}</c>", SampleProgram.Compiled.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fast_call_suppresses_the_transition_and_others_do_not()
    {
        var lines = SampleProgram.Compiled.Text.Split('\n');
        Assert.Single(lines, line => line.Contains("SuppressGCTransition", StringComparison.Ordinal));
        var call = Assert.Single(lines, line => line.Contains(" Fast.@", StringComparison.Ordinal));
        Assert.Contains("Fast.@add(a, b)", call, StringComparison.Ordinal);
    }
}
