// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Binding;

/// <summary>One function while it is bound, and the tables that all functions share.</summary>
/// <param name="Function">The declaration.</param>
/// <param name="Returns">The contracts of the function and its return value.</param>
/// <param name="Sets">The contracts of its parameters, in C's order.</param>
/// <param name="Tables">The types, constants, handles and callbacks of the raw class.</param>
/// <param name="Problems">What was found to be wrong.</param>
internal sealed record FunctionScope(
    RawFunction Function, ContractSet Returns, IReadOnlyList<ContractSet> Sets, ApiTables Tables, ProblemList Problems)
{
    public NamedType TypeOf(RawType type) => Tables.Types[type];

    public string Text(RawType type) => Tables.Types.Text(type);

    public BigInteger? Evaluate(Expression? expression) => expression?.Evaluate(name => Tables.Constants[name]);

    /// <summary>The range of a parameter; null for none.</summary>
    public ValueRange? Range(ContractSet set) => set["range"] is not { Lengths: var bounds } ? null
        : new ValueRange(Evaluate(bounds[0]), Evaluate(bounds[1]), bounds[0].EvaluateNumber(Tables.Constants.Number),
            bounds[1].EvaluateNumber(Tables.Constants.Number));

    /// <summary>A bound of an integer's range; null for none.</summary>
    public BigInteger? Bound(ContractSet set, int index) => Evaluate(set["range"]?.Lengths[index]);

    public ContractSet SetOf(RawParameter parameter) => parameter.Name == Returns.Parameter.Name ? Returns : Sets.First(set => set.Parameter.Name == parameter.Name);

    public ContractSet SetOf(BoundParameter parameter) => SetOf(parameter.Raw);

    public void Report(DiagnosticDescriptor descriptor, Place place, params string[] arguments) =>
        Problems.Add(descriptor, place, arguments);
}
