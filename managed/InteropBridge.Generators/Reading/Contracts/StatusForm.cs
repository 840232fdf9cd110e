// SPDX-License-Identifier: MIT
using System.Collections.Immutable;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>What <c>status(...)</c> says in its brackets: which results are failures, and who explains them.</summary>
/// <param name="Ok">The values that are success; empty for another test.</param>
/// <param name="IsNegative">Whether what is below 0 is a failure, and all else a value.</param>
/// <param name="IsNull">Whether NULL is a failure.</param>
/// <param name="Test">The C function that returns other than 0 for a failure; null if there is none.</param>
/// <param name="Text">The C function that returns a string about the failure; null if there is none.</param>
internal sealed record StatusForm(
    ImmutableArray<Expression> Ok, bool IsNegative, bool IsNull, Expression.Name? Test, Expression.Name? Text)
{
    public static StatusForm Zero { get; } = new([new Expression.Number(0)], false, false, null, null);

    /// <summary>Whether the result is a value where it is no failure.</summary>
    public bool HasValue => Ok.Length != 1;
}
