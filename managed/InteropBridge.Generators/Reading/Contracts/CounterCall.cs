// SPDX-License-Identifier: MIT
using System.Collections.Immutable;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>A call of C that tells how long a result is.</summary>
/// <param name="Function">Its name, and where it stands in the contract's text.</param>
/// <param name="Arguments">The parameters that are passed on.</param>
internal sealed record CounterCall(Expression.Name Function, ImmutableArray<Expression.Name> Arguments);
