// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Reductions on the processor.</summary>
public sealed class ReductionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(1025)]
    [InlineData(100_003)]
    [InlineData(4_194_305)] // more than 4096 blocks of 1024
    public void A_sum_has_the_bits_of_the_documented_order_with_any_number_of_threads(int length)
    {
        float[] x = Numbers.Floats(length, 1), y = Numbers.Floats(length, 2);
        var expected = Sum(length, index => (x[index] - y[index]) * (x[index] - y[index]));
        foreach (var threads in (int[])[1, 2, 3, 0])
        {
            using var distance = Elementwise.Compile<float>("(x - y) * (x - y)", reduce: "+", new ElementwiseOptions { Threads = threads });
            Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(distance.Run(x, y)));
        }
    }

    [Fact]
    public void The_order_is_independent_of_the_vectors_of_the_processor()
    {
        var x = Numbers.Floats(100_003, 3);
        var expected = Sum(x.Length, index => x[index]);
        foreach (var option in (string[])["-march=x86-64", "-fno-tree-vectorize", "-O1"])
        {
            using var sum = Elementwise.Compile<float>("x", reduce: "+", new ElementwiseOptions
            {
                Compiler = new() { Arguments = option.Contains("x86", StringComparison.Ordinal) && !System.Runtime.Intrinsics.X86.X86Base.IsSupported ? [] : [option] },
            });
            Assert.Equal(expected, sum.Run(x));
        }
    }

    [Fact]
    public void Operands_and_result_may_have_different_types()
    {
        using var sum = Elementwise.Compile<double>("float x, float y", "var d = x - y; double(d) * d", reduce: "+");
        Assert.Equal(25, sum.Run((float[])[1, 5], (float[])[4, 1]));
        using var count = Elementwise.Compile<long>("double x, double limit", "x < limit ? 1 : 0", reduce: "+");
        Assert.Equal(2, count.Run((double[])[1, double.NaN, 2, 3], 2.5));
        using var any = Elementwise.Compile<bool>("float x", "x != x", reduce: "||");
        Assert.True(any.Run((float[])[1, float.NaN]));
        Assert.False(any.Run((float[])[1, 2]));
        using var all = Elementwise.Compile<bool>("int x", "x > i", reduce: "&&");
        Assert.True(all.Run((int[])[1, 2, 3]));
        Assert.False(all.Run((int[])[1, 1, 3]));
    }

    [Fact]
    public void Every_reduction_of_every_type_is_that_of_C_sharp()
    {
        Check<sbyte>([-3, 100, 7, -128]);
        Check<byte>([3, 100, 7, 255]);
        Check<short>([-3, 100, 7, short.MinValue]);
        Check<ushort>([3, 100, 7, ushort.MaxValue]);
        Check<int>([-3, 1 << 30, 1 << 30, 7, int.MaxValue]);
        Check<uint>([3u, 1u << 31, 1u << 31, 7]);
        Check<long>([-3L, 1L << 62, 1L << 62, 7, long.MinValue]);
        Check<ulong>([3ul, 1ul << 63, 1ul << 63, 7]);
    }

    [Fact]
    public void Extremes_of_floating_numbers_are_those_of_Math()
    {
        foreach (var values in (double[][])[[1, -2, 3], [double.NaN, 1], [1, double.NaN, 2], [0.0, -0.0], [-0.0, 0.0], [double.NegativeInfinity, double.PositiveInfinity]])
        {
            using var least = Elementwise.Compile<double>("x", reduce: "min");
            using var most = Elementwise.Compile<double>("x", reduce: "max");
            Assert.True(Numbers.SameBits(values.Aggregate(Math.Min), least.Run(values)), $"min of {string.Join(' ', values)}");
            Assert.True(Numbers.SameBits(values.Aggregate(Math.Max), most.Run(values)), $"max of {string.Join(' ', values)}");
        }

        using var product = Elementwise.Compile<float>("x", reduce: "*");
        Assert.Equal(24, product.Run((float[])[2, 3, 4]));
    }

    [Fact]
    public void No_elements_give_what_changes_nothing()
    {
        float[] none = [];
        Assert.Equal(0, Elementwise.Compile<float>("x", "+").Run(none));
        Assert.Equal(1, Elementwise.Compile<float>("x", "*").Run(none));
        Assert.Equal(1, Elementwise.Compile<double>("float x", "x", "*").Run(none));
        Assert.Equal(-1, Elementwise.Compile<int>("x", "&").Run(Array.Empty<int>()));
        Assert.True(Elementwise.Compile<bool>("x", "&&").Run(Array.Empty<bool>()));
        Assert.False(Elementwise.Compile<bool>("x", "||").Run(Array.Empty<bool>()));
        Assert.Contains("no min of no elements", Assert.Throws<ArgumentException>(() => Elementwise.Compile<float>("x", "min").Run(none)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_reduced_is_refused()
    {
        string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains("there is no reduction '-': take +, *, min", Refused(() => Elementwise.Compile<float>("x", "-")), StringComparison.Ordinal);
        Assert.Contains("a byte would overflow", Refused(() => Elementwise.Compile<byte>("x", "+")), StringComparison.Ordinal);
        Assert.Contains("a float has no &", Refused(() => Elementwise.Compile<float>("x", "&")), StringComparison.Ordinal);
        Assert.Contains("booleans have no +", Refused(() => Elementwise.Compile<bool>("x", "+")), StringComparison.Ordinal);
        Assert.Contains("&& is for bool, not for int", Refused(() => Elementwise.Compile<int>("x", "&&")), StringComparison.Ordinal);
        Assert.Contains("none of the operands (float x) is a span", Refused(() => Elementwise.Compile<float>("x", "+").Run(1f)), StringComparison.Ordinal);
    }

    private static void Check<T>(T[] some)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        T[] values = [.. Enumerable.Range(0, 5000).Select(index => some[index % some.Length])];
        var functions = new Dictionary<string, Func<T, T, T>>
        {
            ["+"] = (a, b) => unchecked(a + b), ["*"] = (a, b) => unchecked(a * b), ["min"] = T.Min, ["max"] = T.Max,
            ["&"] = (a, b) => a & b, ["|"] = (a, b) => a | b, ["^"] = (a, b) => a ^ b,
        };
        foreach (var (name, function) in functions.Where(one => one.Key is not ("+" or "*") || System.Runtime.CompilerServices.Unsafe.SizeOf<T>() >= 4))
        {
            using var kernel = Elementwise.Compile<T>("x", name);
            Assert.Equal(values.Aggregate(function), kernel.Run(Operand.Of(values.AsSpan())));
        }
    }

    /// <summary>The order of docs/elementwise.md, written again.</summary>
    private static float Sum(int length, Func<int, float> value)
    {
        var block = Math.Max(1, (length + 4096 * 1024 - 1) / (4096 * 1024)) * 1024;
        var blocks = new List<float>();
        for (var first = 0; first < length; first += block)
        {
            var lanes = new float[32];
            for (var index = first; index < Math.Min(length, first + block); index++)
            {
                lanes[(index - first) % 32] += value(index);
            }

            blocks.Add(Halved(lanes));
        }

        return Halved(blocks);
    }

    private static float Halved(IReadOnlyList<float> values)
    {
        while (values.Count > 1)
        {
            var half = (values.Count + 1) / 2;
            values = [.. Enumerable.Range(0, half).Select(k => k + half < values.Count ? values[k] + values[k + half] : values[k])];
        }

        return values[0];
    }
}
