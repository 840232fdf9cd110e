// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>The constants that contracts may use: those of the raw class, and the limits of stdint.h.</summary>
internal sealed class ConstantTable(IEnumerable<RawConstant> constants)
{
    private static readonly Dictionary<string, BigInteger> Limits = StandardLimits();

    private readonly Dictionary<string, BigInteger> _constants =
        constants.ToDictionary(constant => constant.Name, constant => constant.Value);

    public BigInteger? this[string name] =>
        _constants.TryGetValue(name, out var value) || Limits.TryGetValue(name, out value) ? value : null;

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
