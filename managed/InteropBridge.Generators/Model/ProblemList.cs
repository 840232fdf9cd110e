// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Model;

/// <summary>Gathers diagnostics; asked afterwards whether a function can still be emitted.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public int Count => _problems.Count;

    public void Add(DiagnosticDescriptor descriptor, Place place, params string[] arguments) =>
        _problems.Add(new Problem(descriptor, place, new EquatableArray<string>(arguments)));

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    public EquatableArray<Problem> ToArray() => new([.. _problems]);
}
