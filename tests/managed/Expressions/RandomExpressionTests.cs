// SPDX-License-Identifier: MIT
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using InteropBridge.Expressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Random expressions: the compiled C and a walk through the same tree in C# have the same bits.</summary>
public sealed class RandomExpressionTests
{
    private const int Together = 25; // of one compilation

    [Fact]
    public void Compiled_expressions_have_the_bits_of_C_sharp()
    {
        var trees = Gen.Sized(size => Tree(Math.Min(size / 3, 3))).ArrayOf(Together);
        Check.One(Properties.Repeatable.WithMaxTest(4).WithEndSize(12), Prop.ForAll(trees.ToArbitrary(), Same));
    }

    private sealed record Expression(string Text, Func<float, float, long, float> Value);

    private static Gen<Expression> Tree(int depth)
    {
        var leaf = Gen.Elements(new Expression("x", (x, _, _) => x), new Expression("y", (_, y, _) => y), new Expression("float(i)", (_, _, i) => i),
            Constant(0.1f), Constant(-3), Constant(1e20f));
        if (depth == 0)
        {
            return leaf;
        }

        var (sub, pairs) = (Tree(depth - 1), from a in Tree(depth - 1) from b in Tree(depth - 1) select (a, b));
        return Gen.Frequency(
            (1, leaf),
            (4, from pair in pairs from name in Gen.Elements("+", "-", "*", "/") select Binary(name, pair.a, pair.b)),
            (2, from a in sub from name in Gen.Elements("sqrt", "abs", "-") select Unary(name, a)),
            (1, from pair in pairs from name in Gen.Elements("min", "max") select Extreme(name, pair.a, pair.b)),
            (1, from pair in pairs from other in sub select new Expression($"({pair.a.Text} < {pair.b.Text} ? {other.Text} : {pair.a.Text})",
                (x, y, i) => pair.a.Value(x, y, i) < pair.b.Value(x, y, i) ? other.Value(x, y, i) : pair.a.Value(x, y, i))));
    }

    /// <summary>In a float, so that constants meet no constants, which are computed as doubles.</summary>
    private static Expression Constant(float value) => new($"float({value.ToString("G9", CultureInfo.InvariantCulture)})", (_, _, _) => value);

    private static Expression Binary(string name, Expression a, Expression b) => new($"({a.Text} {name} {b.Text})", name switch
    {
        "+" => (x, y, i) => a.Value(x, y, i) + b.Value(x, y, i),
        "-" => (x, y, i) => a.Value(x, y, i) - b.Value(x, y, i),
        "*" => (x, y, i) => a.Value(x, y, i) * b.Value(x, y, i),
        _ => (x, y, i) => a.Value(x, y, i) / b.Value(x, y, i),
    });

    private static Expression Unary(string name, Expression a) => new($"{name}({a.Text})", name switch
    {
        "sqrt" => (x, y, i) => MathF.Sqrt(a.Value(x, y, i)),
        "abs" => (x, y, i) => MathF.Abs(a.Value(x, y, i)),
        _ => (x, y, i) => -a.Value(x, y, i),
    });

    private static Expression Extreme(string name, Expression a, Expression b) => new($"{name}({a.Text}, {b.Text})", name == "min"
        ? (x, y, i) => MathF.Min(a.Value(x, y, i), b.Value(x, y, i)) : (x, y, i) => MathF.Max(a.Value(x, y, i), b.Value(x, y, i)));

    private static bool Same(Expression[] trees)
    {
        float[] some = [0, -0f, 1, -2.5f, 0.1f, 3e20f, -1e-30f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon];
        float[] x = [.. some.SelectMany(_ => some)], y = [.. some.SelectMany(value => Enumerable.Repeat(value, some.Length))];
        var outputs = trees.Select(_ => new float[x.Length]).ToArray();
        // x and y are used in any case, so that their declaration is no mistake.
        var statements = trees.Index().Select(tree => $"z{tree.Index} = {tree.Item.Text}").Append("unused = x + y");
        var operands = trees.Index().Select(tree => $"float z{tree.Index}").Prepend("float x, float y").Append("float unused");
        RawKernel.Run(string.Join(", ", operands), string.Join("; ", statements), new ElementwiseOptions(), [x, y, .. outputs, new float[x.Length]]);
        foreach (var (tree, output) in trees.Zip(outputs))
        {
            var expected = x.Select((value, i) => tree.Value(value, y[i], i)).ToArray();
            Assert.True(Numbers.SameBits<float>(expected, output), tree.Text);
        }

        return true;
    }
}
