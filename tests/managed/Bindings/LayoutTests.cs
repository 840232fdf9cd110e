// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Bindings;

/// <summary>The checker's part for structs and enums, which the library's header does not use yet, on a header of the tests'
/// own.</summary>
public class LayoutTests
{
    private const string Header = """
        #include <stdint.h>
        typedef struct sample_pair { int32_t first; double second; } sample_pair;
        enum sample_kind { SAMPLE_NONE, SAMPLE_ONE = 5 };
        typedef int32_t (*sample_map)(int32_t);
        double sample_sum(sample_pair pair, sample_map map);
        """;

    [Fact]
    public void Equal_layouts_pass() => Assert.Empty(Differences(Header));

    [Theory]
    [InlineData("int32_t first;", "int64_t padding; int32_t first;", "size of sample_pair")]
    [InlineData("int32_t first; double second;", "double second; int32_t first;", "offset of sample_pair.first")]
    [InlineData("int32_t first;", "uint32_t first;", "type of sample_pair.first")]
    [InlineData("double second;", "double second; double third;", "size of sample_pair")]
    [InlineData("SAMPLE_ONE = 5", "SAMPLE_ONE = 6", "sample_kind.SAMPLE_ONE")]
    [InlineData("(int32_t);", "(int64_t);", "sample_sum")]
    public void Another_layout_is_noticed(string original, string changed, string named) =>
        Assert.Contains(Differences(Header.Replace(original, changed, StringComparison.Ordinal)),
            difference => difference.Contains(named, StringComparison.Ordinal));

    private static IReadOnlyList<string> Differences(string header)
    {
        using var folder = new TemporaryFolder();
        return DriftChecker.Differences(
            folder.Write("sample.h", header), new BindingSet(typeof(Imports), typeof(sample_pair), typeof(sample_kind)));
    }

#pragma warning disable IDE1006, CS8981, CS0649, CA1823, CA5392 // Names and shapes are the C ones; nothing here is called.
    private enum sample_kind
    {
        SAMPLE_NONE,
        SAMPLE_ONE = 5,
    }

    private struct sample_pair
    {
        public int first;
        public double second;
    }

    private static unsafe class Imports
    {
        [DllImport("sample", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern double sample_sum(sample_pair pair, delegate* unmanaged[Cdecl]<int, int> map);
    }
#pragma warning restore IDE1006, CS8981, CS0649, CA1823, CA5392
}
