// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A function of the language, with C's names.</summary>
/// <param name="Name">In an expression, and in C for doubles; for floats C adds an f.</param>
/// <param name="Arguments">How many.</param>
/// <param name="Value">Its value, for constants.</param>
internal sealed record MathFunction(string Name, int Arguments, Func<double, double, double, double> Value)
{
    private static readonly Dictionary<string, MathFunction> All = new MathFunction[]
    {
        new("sqrt", Math.Sqrt), new("cbrt", Math.Cbrt), new("exp", Math.Exp), new("exp2", double.Exp2), new("log", x => Math.Log(x)),
        new("log2", Math.Log2), new("log10", Math.Log10), new("sin", Math.Sin), new("cos", Math.Cos), new("tan", Math.Tan),
        new("asin", Math.Asin), new("acos", Math.Acos), new("atan", Math.Atan), new("sinh", Math.Sinh), new("cosh", Math.Cosh),
        new("tanh", Math.Tanh), new("floor", Math.Floor), new("ceil", Math.Ceiling), new("trunc", Math.Truncate), new("round", Math.Round),
        new("abs", Math.Abs), new("pow", Math.Pow), new("atan2", Math.Atan2), new("hypot", double.Hypot), new("min", Math.Min),
        new("max", Math.Max), new("fma", 3, Math.FusedMultiplyAdd),
    }.ToDictionary(function => function.Name);

    private MathFunction(string name, Func<double, double> value)
        : this(name, 1, (x, _, _) => value(x))
    {
    }

    private MathFunction(string name, Func<double, double, double> value)
        : this(name, 2, (x, y, _) => value(x, y))
    {
    }

    public static string Names => string.Join(", ", All.Keys.Order(StringComparer.Ordinal));

    /// <summary>Whether it computes with whole numbers, too.</summary>
    public bool TakesIntegers => Name is "abs" or "min" or "max";

    /// <summary>Whether C computes it to the last bit as .NET and CUDA do.</summary>
    public bool IsExact => Name is "sqrt" or "floor" or "ceil" or "trunc" or "round" or "abs" or "min" or "max" or "fma";

    /// <summary>Null if there is none.</summary>
    public static MathFunction? Find(string name) => All.GetValueOrDefault(name);
}
