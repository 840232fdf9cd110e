// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>The length of an array, by value: it vanishes and is taken from the span.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="type">Its type.</param>
/// <param name="array">The span that it is the length of.</param>
/// <param name="lowest">Of its range; null for none.</param>
/// <param name="highest">Of its range; null for none.</param>
internal sealed class LengthParameter(
    RawParameter raw, NamedType type, ArrayParameter array, BigInteger? lowest, BigInteger? highest) : SafeParameter(raw)
{
    public ArrayParameter Array { get; } = array;

    public override string Argument => $"({type.FullName}){Array.Name}.Length";

    public override string? OutOfRange => RangeCheck.Condition($"{Array.Name}.Length", AtLeast, AtMost, 0, int.MaxValue);

    private BigInteger AtLeast => lowest ?? BigInteger.Zero;

    private BigInteger AtMost => highest < type.Highest ? highest.Value : type.Highest;

    public override void Check(CodeWriter writer)
    {
        if (OutOfRange is { } condition)
        {
            writer.If(condition, $"Check.ThrowLength(nameof({Array.Name}), {Array.Name}.Length, \"{AtLeast}\", \"{AtMost}\");");
        }
    }
}
