// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A part of an expression as it was written.</summary>
/// <param name="Column">Of the word that an error is shown at.</param>
internal abstract record Syntax(int Column)
{
    public sealed record Number(string Text, int Column) : Syntax(Column);

    public sealed record Name(string Text, int Column) : Syntax(Column);

    public sealed record Unary(string Operator, Syntax Operand, int Column) : Syntax(Column);

    public sealed record Binary(string Operator, Syntax Left, Syntax Right, int Column) : Syntax(Column);

    public sealed record Conditional(Syntax Condition, Syntax IfTrue, Syntax IfFalse, int Column) : Syntax(Column);

    public sealed record Call(string Function, IReadOnlyList<Syntax> Arguments, int Column) : Syntax(Column);
}
