// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Kernels on a machine without a C compiler.</summary>
public sealed class TensorTests
{
    private static readonly ElementwiseOptions NoCompiler = new() { Compiler = new() { Compiler = "/no/such/cc" } };

    [Theory]
    [InlineData("z = a * x + y")]
    [InlineData("z = sqrt(abs(x) * 3) / (y - a) - -x")]
    [InlineData("z = min(x, y) + max(x, a) + floor(x) + ceil(y) + trunc(y) + round(x * 2 + 0.5 + y)")]
    [InlineData("z = fma(x, y, a)")]
    public void Tensors_have_the_bits_of_the_C(string expression)
    {
        foreach (var length in (int[])[0, 1, 1024, 5000])
        {
            double[] x = Numbers.Doubles(length, 1), y = Numbers.Doubles(length, 2), z = new double[length], expected = new double[length];
            using var compiled = Elementwise.Compile("double z, double x, double y, double a", expression + " + 0 * a");
            using var tensors = Elementwise.Compile("double z, double x, double y, double a", expression + " + 0 * a", NoCompiler);
            compiled.Run(expected, x, y, 1.25);
            tensors.Run(z, x, y, 1.25);
            Assert.True(Numbers.SameBits<double>(expected, z));
            Assert.StartsWith("System.Numerics.Tensors, on one thread. The C compiler /no/such/cc was not found. Install one", tensors.Engine, StringComparison.Ordinal);
            tensors.Run(x, x, y, 1.25); // in place
            Assert.True(Numbers.SameBits<double>(expected, x));
        }
    }

    [Fact]
    public void Reductions_have_the_bits_of_the_C()
    {
        var x = Numbers.Floats(4_200_007, 1);
        foreach (var reduce in (string[])["+", "*", "min", "max"])
        {
            using var compiled = Elementwise.Compile<float>("x * 0.5", reduce);
            using var tensors = Elementwise.Compile<float>("x * 0.5", reduce, NoCompiler);
            Assert.True(Numbers.SameBits(compiled.Run(x), tensors.Run(x)), reduce);
        }
    }

    [Fact]
    public void Every_function_is_close_to_that_of_C()
    {
        foreach (var function in (string[])["cbrt", "exp", "exp2", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "pow", "atan2", "hypot"])
        {
            double[] x = [.. Enumerable.Range(1, 1000).Select(n => n / 1001.0)], z = new double[1000], expected = new double[1000];
            var text = function is "pow" or "atan2" or "hypot" ? $"z = {function}(x, x)" : $"z = {function}(x)";
            using var compiled = Elementwise.Compile<double>(text);
            using var tensors = Elementwise.Compile<double>(text, NoCompiler);
            compiled.Run(expected, x);
            tensors.Run(z, x);
            Assert.All(z.Zip(expected), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-14 * Math.Max(1, Math.Abs(pair.Second))));
        }
    }

    [Theory]
    [InlineData("float z, float x", "z = x > 0 ? x : 0", "it takes expressions that are float throughout")]
    [InlineData("float z, float x", "z = x % 2", "'%' at column 7 is beyond it")]
    [InlineData("int z, int x", "z = x + 1", "it takes expressions that are float throughout")]
    [InlineData("float z", "z = i", "it takes expressions that are float throughout")]
    public void What_Tensors_cannot_compute_is_refused_with_both_reasons(string operands, string expression, string why)
    {
        using var kernel = Elementwise.Compile(operands, expression, NoCompiler);
        var refused = Assert.Throws<NotSupportedException>(() =>
        {
            if (operands.StartsWith('i'))
            {
                kernel.Run(new int[3], new int[3]);
            }
            else if (operands == "float z")
            {
                kernel.Run(new float[3]);
            }
            else
            {
                kernel.Run(new float[3], new float[3]);
            }
        });
        Assert.Contains("/no/such/cc was not found. Install one", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
