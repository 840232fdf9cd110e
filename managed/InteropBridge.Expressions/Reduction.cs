// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>How values become one.</summary>
/// <param name="Operator">As the user names it.</param>
/// <param name="Type">Of values and result.</param>
internal sealed record Reduction(string Operator, ElementType Type)
{
    public const string Operators = "+, *, min, max, &, |, ^, && or ||";

    /// <summary>What is wrong with the pair; null if nothing is.</summary>
    public string? Trouble => Operator switch
    {
        "+" or "*" => Type == ElementType.Bool ? $"booleans have no {Operator}: compile for int and write int(...)"
            : Type.Promoted() != Type ? $"a {Type.Name()} would overflow: compile for int or long" : null,
        "min" or "max" => Type == ElementType.Bool ? $"booleans have no {Operator}: take && or ||" : null,
        "&" or "|" or "^" => Type.IsFloating() ? $"a {Type.Name()} has no {Operator}" : null,
        "&&" or "||" => Type != ElementType.Bool ? $"{Operator} is for bool, not for {Type.Name()}: compile for bool" : null,
        _ => $"there is no reduction '{Operator}': take {Operators}",
    };

    /// <summary>What changes nothing: the result for no elements.</summary>
    public string Identity => Operator switch
    {
        "+" or "|" or "^" or "||" => "0",
        "*" or "&&" => "1",
        "&" => Type == ElementType.Bool ? "1" : Type.IsSigned() ? "-1" : CText.Whole(Type.Range().Most, Type),
        _ when Type.IsFloating() => $"({(Operator == "min" ? "" : "-")}1.0{CText.Suffix(Type)} / 0.0{CText.Suffix(Type)})",
        _ => CText.Whole(Operator == "min" ? Type.Range().Most : Type.Range().Least, Type),
    };
}
