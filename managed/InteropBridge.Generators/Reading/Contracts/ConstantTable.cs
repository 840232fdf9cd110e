// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>The constants that contracts may use: those of the raw class, and the limits of stdint.h and
/// float.h.</summary>
internal sealed class ConstantTable(IEnumerable<RawConstant> constants)
{
    private static readonly Dictionary<string, BigInteger> Limits = StandardLimits();

    /// <summary>Those of float.h and math.h, in ranges.</summary>
    private static readonly Dictionary<string, double> Numbers = new()
    {
        ["FLT_MAX"] = float.MaxValue, ["FLT_MIN"] = 1.17549435e-38f, ["FLT_EPSILON"] = 1.1920929e-7f,
        ["DBL_MAX"] = double.MaxValue, ["DBL_MIN"] = 2.2250738585072014e-308, ["DBL_EPSILON"] = 2.220446049250313e-16,
        ["INFINITY"] = double.PositiveInfinity, ["HUGE_VAL"] = double.PositiveInfinity,
    };

    private readonly Dictionary<string, RawConstant> _constants = constants.ToDictionary(constant => constant.Name);

    /// <summary>The value of an integer constant.</summary>
    public BigInteger? this[string name] => _constants.TryGetValue(name, out var constant) ? constant.Value
        : Limits.TryGetValue(name, out var limit) ? limit : null;

    /// <summary>The value of a constant of either kind.</summary>
    public double? Number(string name) => _constants.TryGetValue(name, out var constant) ? constant.Number
        : Numbers.TryGetValue(name, out var number) ? number
        : Limits.TryGetValue(name, out var limit) ? (double)limit : null;

    private static Dictionary<string, BigInteger> StandardLimits()
    {
        var limits = new Dictionary<string, BigInteger>();
        foreach (var bits in new[] { 8, 16, 32, 64 })
        {
            AddType(limits, $"INT{bits}", $"UINT{bits}", bits);
        }

        AddType(limits, "SHRT", "USHRT", 16);
        AddType(limits, "INT", "UINT", 32);
        AddType(limits, "LLONG", "ULLONG", 64);
        AddType(limits, "PTRDIFF", "SIZE", 64);
        return limits;
    }

    private static void AddType(Dictionary<string, BigInteger> limits, string signed, string unsigned, int bits)
    {
        limits[$"{signed}_MIN"] = -(BigInteger.One << (bits - 1));
        limits[$"{signed}_MAX"] = (BigInteger.One << (bits - 1)) - 1;
        limits[$"{unsigned}_MAX"] = (BigInteger.One << bits) - 1;
    }
}
