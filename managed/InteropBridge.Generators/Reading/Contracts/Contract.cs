// SPDX-License-Identifier: MIT
using System.Collections.Immutable;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>One contract as written: <c>nonnull</c>, <c>in(rows * columns)</c>, <c>range(1, INT64_MAX)</c>.</summary>
/// <param name="Word">What it is.</param>
/// <param name="Start">Where the word starts in the text.</param>
/// <param name="Lengths">The expressions of in, out, inout, array and view (one) and range (two).</param>
/// <param name="Names">The names of alias, string, handle (type, destroy), callback (lifetime, field, user data), kept (by), free, rename, twice, enum
/// and flags (type, pattern).</param>
/// <param name="Status">Of status.</param>
internal sealed record Contract(
    string Word, int Start, ImmutableArray<Expression> Lengths, ImmutableArray<string> Names, StatusForm? Status = null)
{
    /// <summary>Of array and view: the function of C that tells the length; null if an expression does.</summary>
    public CounterCall? Counter { get; init; }
}
