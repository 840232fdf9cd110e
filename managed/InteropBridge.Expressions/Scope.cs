// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Where names are looked up.</summary>
/// <param name="Text">The text that columns count in.</param>
/// <param name="Parameters">Of the user's function whose body this is; null in the expression itself.</param>
/// <param name="Functions">How many of the user's functions, from the first, can be called.</param>
internal sealed record Scope(string Text, IReadOnlyDictionary<string, Node>? Parameters, int Functions)
{
    public ExpressionException Error(int column, string what) => new(Text, column, what);
}
