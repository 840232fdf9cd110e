// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>All contracts of one parameter, or of a function and its return value; read, and free of contradictions
/// among themselves if no problem was reported.</summary>
internal sealed class ContractSet
{
    private readonly Dictionary<string, (Contract Contract, RawAnnotation Source)> _contracts = [];

    private ContractSet(RawParameter parameter) => (Parameter, Shape) = (parameter, ArrayShape.Of(parameter));

    public RawParameter Parameter { get; }

    public bool IsEmpty => _contracts.Count == 0;

    public Contract? this[string word] => _contracts.TryGetValue(word, out var found) ? found.Contract : null;

    public bool Has(string word) => _contracts.ContainsKey(word);

    public Direction? Direction => Has("in") ? Bound.Parameters.Direction.In : Has("out") ? Bound.Parameters.Direction.Out
        : Has("inout") ? Bound.Parameters.Direction.InOut : null;

    /// <summary>How C declares the parameter, if that is as an array.</summary>
    public ArrayShape? Shape { get; }

    /// <summary>What the contract says of the length.</summary>
    public Expression? ContractLength => (this["in"] ?? this["out"] ?? this["inout"])?.Lengths[0];

    /// <summary>The number of elements, from the contract and from the declaration.</summary>
    public Expression? Length => Shape is null ? ContractLength : Shape.Length(ContractLength);

    public string? Alias => this["alias"]?.Names[0];

    /// <summary>Of a contract's word, or of something within its text.</summary>
    public Place PlaceOf(string word, int? start = null, int length = 0) => _contracts.TryGetValue(word, out var found)
        ? found.Source.Place.Within(start ?? found.Contract.Start, start is null ? word.Length : length)
        : Parameter.Place;

    public Place LengthPlace => PlaceOf(LengthWord);

    public string LengthWord => Has("in") ? "in" : Has("out") ? "out" : "inout";

    public static ContractSet Read(RawParameter parameter, ProblemList problems)
    {
        var set = new ContractSet(parameter);
        foreach (var annotation in parameter.Annotations)
        {
            try
            {
                foreach (var contract in ContractParser.Parse(annotation.Text))
                {
                    set.Add(contract, annotation, problems);
                }
            }
            catch (ContractSyntaxException error)
            {
                var place = annotation.Place.Within(error.Start, Math.Max(1, error.UnknownWord?.Length ?? 1));
                if (error.UnknownWord is { } word)
                {
                    problems.Add(Descriptors.UnknownWord, place, word, ContractParser.Suggestion(word));
                }
                else
                {
                    problems.Add(Descriptors.Syntax, place, annotation.Text, error.Message);
                }
            }
        }

        return set;
    }

    private void Add(Contract contract, RawAnnotation source, ProblemList problems)
    {
        var rival = contract.Word switch
        {
            "nonnull" => Has("nullable") ? "nullable" : null,
            "nullable" => Has("nonnull") ? "nonnull" : null,
            "in" or "out" or "inout" => Direction is null ? null : LengthWord,
            _ => Has(contract.Word) ? contract.Word : null,
        };
        if (rival is not null)
        {
            var also = source.FromOverlay ? " (an overlay adds to the header's contracts)" : "";
            problems.Add(Descriptors.Contradiction, source.Place.Within(contract.Start, contract.Word.Length), contract.Word,
                Parameter.Name, $"it has '{rival}' already{also}");
            return;
        }

        _contracts[contract.Word] = (contract, source);
    }
}
