// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Results that are larger than the caches are stored past them, by another loop of the kernel.</summary>
public sealed class StreamedStoreTests
{
    private static readonly long Large = StreamedStores.FromElements(ExpressionOf("float z, float x", "z = x"), scalars: 0);

    [Fact]
    public void What_is_stored_past_the_caches_is_what_does_not_fit_in_them()
    {
        Assert.InRange(Large, 1 << 10, (64 << 20) / 8);
        Assert.Equal(Large * 8, StreamedStores.FromElements(ExpressionOf("bool z, float x", "z = x > 1"), scalars: 0b10));
        Assert.Equal(long.MaxValue, StreamedStores.FromElements(ExpressionOf("float z, float x", "z += x"), scalars: 0));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(16, 2)]
    public void Every_element_is_stored_wherever_the_arrays_begin_and_end(int offset, int threads)
    {
        var length = (int)Large + 1001 + offset;
        using var kernel = Elementwise.Compile("double d, bool b, float x, long n", "d = x * 0.5 + n; b = x > 0.25", new ElementwiseOptions { Threads = threads });
        float[] x = Numbers.Floats(length, 1);
        double[] d = Enumerable.Repeat(-7.0, length + 40).ToArray();
        bool[] b = new bool[length + 40];
        kernel.Run(d.AsSpan(offset, length), b.AsSpan(offset + 1, length), x, 3L);
        Assert.Equal(x.Select(element => (double)(element * 0.5f + 3)).ToArray(), d.AsSpan(offset, length).ToArray());
        Assert.Equal(x.Select(element => element > 0.25f).ToArray(), b.AsSpan(offset + 1, length).ToArray());
        Assert.All([.. d[..offset], .. d[(offset + length)..]], outside => Assert.Equal(-7, outside));
        Assert.All([.. b[..(offset + 1)], .. b[(offset + 1 + length)..]], Assert.False);
    }

    [Fact]
    public void A_large_result_may_be_one_of_the_inputs()
    {
        using var kernel = Elementwise.Compile<float>("z = x + y * float(i)");
        var x = Numbers.Floats((int)Large, 1);
        var expected = x.Select((element, i) => element + 2f * i).ToArray();
        kernel.Run(x, x, 2f);
        Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(x)));
    }

    private static BoundExpression ExpressionOf(string operands, string text) => Binder.Bind(text, ElementType.None, operands, null, null);
}
