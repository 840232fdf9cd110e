// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Elementwise kernels on the processor, beside the loops in C# that they stand for.</summary>
public sealed class ElementwiseTests
{
    private const float NaN = float.NaN, Infinity = float.PositiveInfinity;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(1023)]
    [InlineData(300_001)]
    public void Axpy_has_the_bits_of_a_loop(int length)
    {
        using var axpy = Elementwise.Compile<float>("z = a * x + y");
        float[] x = Numbers.Floats(length, 1), y = Numbers.Floats(length, 2), z = new float[length];
        const float a = 1.1f;
        axpy.Run(z, a, x, y);
        Assert.Equal("ref float z, float a, float x, float y", axpy.Signature);
        Assert.StartsWith("C", axpy.Engine, StringComparison.Ordinal);
        Assert.Equal(x.Zip(y, (p, q) => a * p + q), z);
    }

    [Fact]
    public void Any_input_may_be_a_number_or_a_span()
    {
        using var axpy = Elementwise.Compile<double>("z = a * x + y");
        double[] x = [1, 2, 3], y = [10, 20, 30], z = new double[3];
        axpy.Run(z, 2.0, x, y);
        Assert.Equal([12, 24, 36], z);
        axpy.Run(z, x, 2, 0.5f); // a whole number and a float convert, as nothing is lost
        Assert.Equal([2.5, 4.5, 6.5], z);
        axpy.Run(z, 1.0, 2.0, 3.0);
        Assert.Equal([5, 5, 5], z);
        axpy.Run(z.AsSpan(1, 2), x.AsSpan(0, 2), (ReadOnlySpan<double>)y.AsSpan(1), 1.0);
        Assert.Equal([5, 21, 61], z);
    }

    [Fact]
    public void Operands_may_have_different_types()
    {
        using var inside = Elementwise.Compile("bool inside, float x, float y, float r", "inside = sqrt(x * x + y * y) < r");
        float[] x = [0, 3, 3, NaN, Infinity], y = [0, 4, 5, 0, 0];
        var found = new bool[5];
        inside.Run(found, x, y, 5.5f);
        Assert.Equal([true, true, false, false, false], found);

        using var many = Elementwise.Compile("long n, byte b, double d, bool keep, short s", "n = keep ? b * s + long(d) : -1");
        var n = new long[3];
        many.Run(n, (byte[])[2, 200, 255], (double[])[1.9, -1e300, double.NaN], (bool[])[true, true, false], (short[])[-3, 1000, 1]);
        Assert.Equal([-5, long.MinValue + 200_000, -1], n);
    }

    [Fact]
    public void There_may_be_several_outputs_and_values_between()
    {
        using var polar = Elementwise.Compile<double>("var r = hypot(x, y); c = x / r; s = y / r");
        double[] c = new double[2], s = new double[2];
        Assert.Equal("double x, double y, ref double c, ref double s", polar.Signature);
        polar.Run((double[])[3, 0], (double[])[4, 2], c, s);
        Assert.Equal([0.6, 0], c);
        Assert.Equal([0.8, 1], s);
    }

    [Fact]
    public void The_number_of_the_element_has_a_name()
    {
        using var ramp = Elementwise.Compile<double>("z = start + i * step");
        var z = new double[40_000];
        ramp.Run(z, 0.5, 0.25);
        Assert.Equal(z.Select((_, i) => 0.5 + i * 0.25), z);
    }

    [Fact]
    public void Functions_of_the_users_are_part_of_the_language()
    {
        using var kernel = Elementwise.Compile<float>("z = norm(x, y) + square(i < 2 ? 1 : x)", new ElementwiseOptions
        {
            Functions = "square(v) = v * v; norm(a, b) = sqrt(square(a) + square(b))",
        });
        var z = new float[3];
        kernel.Run(z, (float[])[3, 5, 6], (float[])[4, 12, 8]);
        Assert.Equal([6, 14, 46], z);
    }

    [Fact]
    public void What_is_assigned_may_be_read_before()
    {
        using var saxpy = Elementwise.Compile<float>("y += a * x");
        float[] x = [1, 2, 3], y = [10, 20, 30];
        saxpy.Run(y, 2, x);
        Assert.Equal([12, 24, 36], y);

        using var swap = Elementwise.Compile<int>("var old = x; x = y; y = old");
        int[] a = [1, 2], b = [3, 4];
        swap.Run(a, b);
        Assert.Equal([3, 4, 1, 2], (int[])[.. a, .. b]);
    }

    [Fact]
    public void An_output_may_be_an_input_but_not_a_part_of_one()
    {
        using var kernel = Elementwise.Compile<double>("z = x * y + x");
        var x = Numbers.Doubles(100_003, 1);
        var expected = x.Select(value => value * value + value).ToArray();
        kernel.Run(x, x, x);
        Assert.Equal(expected, x);
        var exact = Refused(() => kernel.Run(x.AsSpan(1), x.AsSpan(0, x.Length - 1), 1.0));
        Assert.Contains("z is written, and overlaps x", exact, StringComparison.Ordinal);

        using var two = Elementwise.Compile<int>("a = x; b = x + 1");
        Assert.Contains("a is written, and overlaps b", Refused(() => { var same = new int[4]; two.Run(same, 1, same); }), StringComparison.Ordinal);
        using var types = Elementwise.Compile("float z, int n", "z = n");
        Assert.Contains("overlaps n", Refused(() =>
        {
            var bytes = new int[4];
            types.Run(System.Runtime.InteropServices.MemoryMarshal.Cast<int, float>(bytes.AsSpan()), bytes);
        }), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused_by_name()
    {
        using var axpy = Elementwise.Compile<float>("z = a * x + y");
        float[] three = [1, 2, 3], two = [1, 2], other = new float[3];
        Assert.Contains("y has 2 elements, and z has 3", Refused(() => axpy.Run(other, 1, three, two)), StringComparison.Ordinal);
        Assert.Contains("3 operands were passed, and the expression has 4: ref float z, float a", Refused(() => axpy.Run(other, 1, three)), StringComparison.Ordinal);
        Assert.Contains("5 operands were passed", Refused(() => axpy.Run(other, 1, three, three, 1)), StringComparison.Ordinal);
        Assert.Contains("a was not passed", Refused(() => axpy.Run(other, default, three, three)), StringComparison.Ordinal);
        Assert.Contains("x is float, and double elements were passed", Refused(() => axpy.Run(other, 1, new double[3], three)), StringComparison.Ordinal);
        Assert.Contains("a is float, and double were passed: the number would change", Refused(() => axpy.Run(other, 0.1, three, three)), StringComparison.Ordinal);
        Assert.Contains("the number would change", Refused(() => axpy.Run(other, 16_777_217, three, three)), StringComparison.Ordinal);
        Assert.Contains("z is written, and has to be a span", Refused(() => axpy.Run(1, 1, three, three)), StringComparison.Ordinal);
        Assert.Contains("z is written, and a ReadOnlySpan was passed", Refused(() => axpy.Run((ReadOnlySpan<float>)other, 1, three, three)), StringComparison.Ordinal);
        Assert.Contains("cannot have elements of System.Char", Refused(() => Operand.Of("text".AsSpan())), StringComparison.Ordinal);
        Assert.Contains("cannot have elements of System.Decimal", Refused(() => Elementwise.Compile<decimal>("z = x")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        using var axpy = Elementwise.Compile<float>("z = a * x + y");
        using var sum = Elementwise.Compile<float>("x * y", reduce: "+");
        float[] x = new float[100], y = new float[100], z = new float[100];
        float total = 0;
        void Calls(int times)
        {
            for (var time = 0; time < times; time++)
            {
                axpy.Run(z, time, x, y);
                total += sum.Run(x, y);
            }
        }

        Calls(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Calls(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, total);
    }

    [Fact]
    public void The_bits_do_not_depend_on_threads()
    {
        const string expression = "var s = sin(x); z = s * s + sqrt(abs(y)) / (1 + i)";
        double[] x = Numbers.Doubles(500_009, 1), y = Numbers.Doubles(500_009, 2), z = new double[x.Length], other = new double[x.Length];
        using (var one = Elementwise.Compile<double>(expression, new ElementwiseOptions { Threads = 1 }))
        {
            one.Run(x, z, y);
        }

        foreach (var threads in (int[])[2, 3, 0])
        {
            using var kernel = Elementwise.Compile<double>(expression, new ElementwiseOptions { Threads = threads });
            kernel.Run(x, other, y);
            Assert.True(Numbers.SameBits<double>(z, other), $"{threads} threads");
        }
    }

    [Fact]
    public void A_disposed_kernel_says_so()
    {
        var kernel = Elementwise.Compile<int>("z = i < 3 ? 1 : 0");
        kernel.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kernel.Run(new int[3]));
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
