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

    /// <summary>Whether nobody has said anything of this very parameter.</summary>
    public bool IsEmpty => _contracts.Values.All(found => found.Source.IsDefault);

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

    public string LengthWord => Has("in") ? "in" : Has("out") ? "out" : Has("inout") ? "inout" : ResultWord;

    /// <summary>How a returned array is handed out.</summary>
    public string ResultWord => Has("view") ? "view" : "array";

    /// <summary>What is said of a returned array; null if it is none.</summary>
    public Contract? ArrayResult => this[ResultWord];

    /// <summary>Whether a list of strings ends with NULL.</summary>
    public static bool IsNull(Expression? length) => length is Expression.Name { Text: "null" };

    public static ContractSet Read(RawParameter parameter, ProblemList problems)
    {
        var set = new ContractSet(parameter);
        foreach (var annotation in parameter.Annotations.Where(annotation => !annotation.IsDefault))
        {
            foreach (var contract in ContractReader.Read(annotation, problems) ?? [])
            {
                set.Add(contract, annotation, problems);
            }
        }

        return set;
    }

    /// <summary>Adds what an overlay says by patterns, where nothing else is said and where it fits.</summary>
    /// <param name="fits">Whether the set is sound with the contract that was just added.</param>
    public void AddDefaults(Func<ContractSet, bool> fits)
    {
        var rest = Parameter.Annotations.Where(annotation => annotation.IsDefault)
            .SelectMany(annotation => ContractParser.Parse(annotation.Text).Select(contract => (contract, annotation))).ToList();
        while (rest.RemoveAll(Fits) > 0) // free fits a string only: what did not fit may do so beside what was added since
        {
        }

        bool Fits((Contract Contract, RawAnnotation Annotation) one)
        {
            if (Rival(one.Contract) is not null)
            {
                return false;
            }

            _contracts[one.Contract.Word] = one;
            if (!fits(this))
            {
                _contracts.Remove(one.Contract.Word);
                return false;
            }

            return true;
        }
    }

    private void Add(Contract contract, RawAnnotation source, ProblemList problems)
    {
        if (Rival(contract) is { } rival)
        {
            var also = source.FromOverlay ? " (an overlay adds to the header's contracts)" : "";
            problems.Add(Descriptors.Contradiction, source.Place.Within(contract.Start, contract.Word.Length), contract.Word,
                Parameter.Name, $"it has '{rival}' already{also}");
            return;
        }

        _contracts[contract.Word] = (contract, source);
    }

    /// <summary>What is there already and leaves no place for a contract.</summary>
    private string? Rival(Contract contract) => contract.Word switch
    {
        "nonnull" => Has("nullable") ? "nullable" : null,
        "nullable" => Has("nonnull") ? "nonnull" : null,
        "in" or "out" or "inout" => Direction is null ? null : LengthWord,
        _ => Has(contract.Word) ? contract.Word : null,
    };
}
