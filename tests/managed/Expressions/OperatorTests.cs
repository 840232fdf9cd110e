// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Every operator on every pair of types gives the type and the bits that C# gives. The reference is C# itself, as
/// <c>dynamic</c> computes by the same rules.</summary>
public sealed class OperatorTests
{
    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&", "|", "^"];

    private static readonly Array[] Values =
    [
        (sbyte[])[0, 1, -1, 7, sbyte.MaxValue, sbyte.MinValue, 2, -3],
        (byte[])[0, 1, 255, 7, 200, 128, 2, 3],
        (short[])[0, 1, -1, 7, short.MaxValue, short.MinValue, 2, -3],
        (ushort[])[0, 1, 65535, 7, 40000, 32768, 2, 3],
        (int[])[0, 1, -1, 7, int.MaxValue, int.MinValue, 2, -3],
        (uint[])[0, 1, uint.MaxValue, 7, 3_000_000_000, 1u << 31, 2, 3],
        (long[])[0, 1, -1, 7, long.MaxValue, long.MinValue, 2, -3],
        (ulong[])[0, 1, ulong.MaxValue, 7, 1ul << 63, 12345678901234567, 2, 3],
        (float[])[0, 1, -1, 0.1f, float.NaN, float.PositiveInfinity, -0.0f, float.MaxValue],
        (double[])[0, 1, -1, 0.1, double.NaN, double.NegativeInfinity, -0.0, double.Epsilon],
    ];

    public static TheoryData<int> Types => [.. Enumerable.Range(0, Values.Length)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Operators_give_types_and_bits_of_C_sharp(int left)
    {
        var a = Values[left];
        var (declared, statements, arrays, checks) = (new List<string> { $"{Name(a)} x" }, new List<string>(), new List<Array>(), new List<Action>());
        var length = a.Length * a.Length;
        Array Stretched(Array values, Func<int, int> index)
        {
            var all = Array.CreateInstance(values.GetType().GetElementType()!, length);
            Array.Copy(Enumerable.Range(0, length).Select(k => values.GetValue(index(k))).ToArray(), all, length);
            return all;
        }

        var x = Stretched(a, k => k / 8);
        arrays.Add(x);
        for (var right = 0; right < Values.Length; right++)
        {
            var y = Stretched(Values[right], k => k % 8);
            declared.Add($"{Name(y)} y{right}");
            arrays.Add(y);
            var isUsed = false;
            foreach (var (number, name) in Operators.Index())
            {
                if (Reference(name, x.GetValue(8)!, y.GetValue(1)!)?.GetType() is not { } type)
                {
                    Assert.Throws<ExpressionException>(() => Elementwise.Compile($"double z, {Name(x)} x, {Name(y)} y", $"z = x {name} y"));
                    continue;
                }

                var (output, expected) = (Array.CreateInstance(type, length), Array.CreateInstance(type, length));
                for (var k = 0; k < length; k++)
                {
                    expected.SetValue(Reference(name, x.GetValue(k)!, y.GetValue(k)!), k);
                }

                declared.Add($"{Name(output)} z{right}_{number}");
                statements.Add($"z{right}_{number} = x {name} y{right}");
                arrays.Add(output);
                var what = $"{Name(x)} {name} {Name(y)}";
                checks.Add(() => Same(what, x, y, expected, output));
                isUsed = true;
            }

            if (!isUsed)
            {
                (declared, arrays) = (declared[..^1], arrays[..^1]);
            }
        }

        RawKernel.Run(string.Join(", ", declared), string.Join("; ", statements), new ElementwiseOptions { Compiler = new() { Arguments = ["-O1"] } }, [.. arrays]);
        checks.ForEach(check => check());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Conversions_are_those_of_C_sharp(int from)
    {
        var x = Values[from].GetType() == typeof(double[])
            ? (double[])[0, -0.9, 1e10, -1e10, 1e20, -1e20, 127.9, 128, 255.5, -129, 2147483647.5, -2147483648.9, double.NaN, double.PositiveInfinity, 1.8446744073709552e19]
            : Values[from];
        var (declared, statements, arrays, checks) = (new List<string> { $"{Name(x)} x" }, new List<string>(), new List<Array> { x }, new List<Action>());
        foreach (var target in Values)
        {
            var type = target.GetType().GetElementType()!;
            var (output, expected) = (Array.CreateInstance(type, x.Length), Array.CreateInstance(type, x.Length));
            for (var k = 0; k < x.Length; k++)
            {
                expected.SetValue(Cast(type, x.GetValue(k)!), k);
            }

            declared.Add($"{Name(target)} z_{Name(target)}");
            statements.Add($"z_{Name(target)} = {Name(target)}(x)");
            arrays.Add(output);
            checks.Add(() => Same($"{Name(x)} to {Name(target)}", x, x, expected, output));
        }

        RawKernel.Run(string.Join(", ", declared), string.Join("; ", statements), new ElementwiseOptions(), [.. arrays]);
        checks.ForEach(check => check());
    }

    [Fact]
    public void Signs_shifts_and_functions_of_whole_numbers_are_those_of_C_sharp()
    {
        int[] x = [0, 1, -1, 7, int.MaxValue, int.MinValue, -8, 3], s = [0, 1, 31, 32, 33, -1, 5, 2];
        int[] minus = new int[8], not = new int[8], left = new int[8], right = new int[8], least = new int[8], most = new int[8];
        RawKernel.Run("int x, int s, int a, int b, int c, int d, int e, int f", "a = -x; b = ~x; c = x << s; d = x >> s; e = min(x, s); f = max(x, s)",
            new ElementwiseOptions(), x, s, minus, not, left, right, least, most);
        for (var k = 0; k < x.Length; k++)
        {
            Assert.Equal((unchecked(-x[k]), ~x[k], x[k] << s[k], x[k] >> s[k], Math.Min(x[k], s[k]), Math.Max(x[k], s[k])),
                (minus[k], not[k], left[k], right[k], least[k], most[k]));
        }

        ulong[] u = [0, 1, ulong.MaxValue, 1ul << 63], ul = new ulong[4], ur = new ulong[4];
        RawKernel.Run("ulong u, ulong a, ulong b", "a = u << 65; b = u >> 63", new ElementwiseOptions(), u, ul, ur);
        Assert.Equal(u.Select(value => value << 65), ul);
        Assert.Equal(u.Select(value => value >> 63), ur);
    }

    [Fact]
    public void Exact_functions_have_the_bits_of_Math()
    {
        double[] x = [.. Numbers.Doubles(1000, 5), 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.5, 1.5, 2.5, -0.5];
        double[] y = [.. Numbers.Doubles(1000, 6), -0.0, 0.0, 1, double.NaN, 0, 0.5, 2, -1, 0];
        var functions = new Dictionary<string, Func<double, double, double>>
        {
            ["sqrt(x)"] = (p, _) => Math.Sqrt(p), ["abs(x)"] = (p, _) => Math.Abs(p), ["floor(x)"] = (p, _) => Math.Floor(p), ["ceil(x)"] = (p, _) => Math.Ceiling(p),
            ["trunc(x)"] = (p, _) => Math.Truncate(p), ["round(x)"] = (p, _) => Math.Round(p), ["min(x, y)"] = Math.Min, ["max(x, y)"] = Math.Max,
            ["fma(x, y, x)"] = (p, q) => Math.FusedMultiplyAdd(p, q, p), ["x % y"] = (p, q) => p % q, ["-x"] = (p, _) => -p,
        };
        foreach (var (text, function) in functions)
        {
            var z = new double[x.Length];
            RawKernel.Run("double x, double y, double z", $"z = {text} + 0 * 0 * (y != y ? 0 : 0)", new ElementwiseOptions(), x, y, z);
            var expected = x.Zip(y, (p, q) => function(p, q) + 0.0).ToArray();
            Assert.True(Numbers.SameBits<double>(expected, z), text);
        }
    }

    /// <summary>Null if C# has no such operator; whole numbers divided by 0 are 0, which C# refuses.</summary>
    private static object? Reference(string name, dynamic x, dynamic y)
    {
        try
        {
            return name switch
            {
                "+" => x + y,
                "-" => x - y,
                "*" => x * y,
                "/" => y == 0 && x * y is not (float or double) ? 0 * (x * y) : x / y,
                "%" => y == 0 && x * y is not (float or double) ? 0 * (x * y) : x % y,
                "<" => x < y,
                "<=" => x <= y,
                ">" => x > y,
                ">=" => x >= y,
                "==" => x == y,
                "!=" => x != y,
                "&" => x & y,
                "|" => x | y,
                _ => x ^ y,
            };
        }
        catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException)
        {
            return null;
        }
        catch (OverflowException) // the least number divided by -1, which wraps
        {
            return name == "/" ? unchecked(-1 * (x * (y / y))) : 0 * (x * y);
        }
    }

    private static object Cast(Type type, dynamic x) => unchecked(Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (object)(sbyte)x,
        TypeCode.Byte => (byte)x,
        TypeCode.Int16 => (short)x,
        TypeCode.UInt16 => (ushort)x,
        TypeCode.Int32 => (int)x,
        TypeCode.UInt32 => (uint)x,
        TypeCode.Int64 => (long)x,
        TypeCode.UInt64 => (ulong)x,
        TypeCode.Single => (float)x,
        _ => (double)x,
    });

    private static string Name(Array array) => ElementTypes.Of(array.GetType().GetElementType()!).Name();

    private static void Same(string what, Array x, Array y, Array expected, Array found)
    {
        for (var k = 0; k < expected.Length; k++)
        {
            var (a, b) = (expected.GetValue(k)!, found.GetValue(k)!);
            var isSame = a is double p ? Numbers.SameBits(p, (double)b) : a is float q ? Numbers.SameBits(q, (float)b) : a.Equals(b);
            Assert.True(isSame, $"{what} of {x.GetValue(k)} and {y.GetValue(k)} is {a}, and not {b}");
        }
    }
}
