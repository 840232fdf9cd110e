// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Overlay;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Binding;

/// <summary>The enums that methods have in place of integers: those of the header, and those that contracts make of
/// constants.</summary>
internal sealed class EnumTable(RawClass raw, TypeTable types)
{
    private static readonly string[] Words = ["enum", "flags"];

    private readonly Dictionary<string, EnumDeclaration> _declared = [];

    public IReadOnlyList<EnumDeclaration> All => [.. _declared.Values];

    /// <summary>The enum that a contract names; null if none does.</summary>
    public Enumeration? Find(ContractSet set) => Contract(set) is not { } contract ? null
        : _declared.TryGetValue(contract.Names[0], out var declared) ? new Enumeration($"global::{Prefix}{declared.Name}", declared)
        : Known(contract.Names[0]) is { } known ? new Enumeration(known.FullName, null) : null;

    /// <summary>What is wrong with a contract, before any enum is made.</summary>
    public void Check(ContractSet set, RawFunction function, ProblemList problems)
    {
        if (Contract(set) is not { } contract)
        {
            return;
        }

        var type = set.Parameter.Type;
        var why = type.IsPointer || CBoolean.Is(set.Parameter) || !types[type].IsInteger ? "only an integer that is passed by value can be an enum"
            : set.Has("range") ? "it has 'range' already"
            : set.Has("enum") && set.Has("flags") ? "it has 'enum' already"
            : contract.Names.Length == 2 ? PatternTrouble(contract, types[type])
            : null;
        if (why is not null)
        {
            problems.Add(Descriptors.Contradiction, set.PlaceOf(contract.Word), contract.Word, $"{function.Name}.{set.Parameter.Name}", why);
        }
    }

    public void Declare(ContractSet set)
    {
        if (Contract(set) is { Names: { Length: 2 } names, Word: var word } && !_declared.ContainsKey(names[0]))
        {
            var (name, pattern) = (names[0], names[1]);
            var scope = new NameScope([]);
            _declared[name] = new EnumDeclaration(name, pattern, word == "flags", types[set.Parameter.Type].ValueName,
                [.. Matching(pattern).Select(constant => (scope.Unique(MemberName(constant.Name, pattern)), constant.Name, constant.Value!.Value))]);
        }
    }

    /// <summary>What can be judged once the enums with patterns and the handles are made.</summary>
    public void CheckNamed(FunctionScope scope)
    {
        foreach (var set in scope.Sets.Prepend(scope.Returns).Where(set => Contract(set) is not null && Find(set) is null))
        {
            var contract = Contract(set)!;
            scope.Report(Descriptors.Contradiction, set.PlaceOf(contract.Word), contract.Word, $"{scope.Function.Name}.{set.Parameter.Name}",
                $"there is no enum '{contract.Names[0]}'; to make one of constants, say {contract.Word}({contract.Names[0]}, PREFIX_*)");
        }

        foreach (var set in scope.Sets.Prepend(scope.Returns))
        {
            if (Contract(set) is { Names: { Length: 2 } names, Word: var word }
                && scope.Tables.Handles.All.FirstOrDefault(handle => handle.ClassName == names[0]) is { } handle)
            {
                scope.Report(Descriptors.Contradiction, set.PlaceOf(word), word, $"{scope.Function.Name}.{set.Parameter.Name}",
                    $"'{names[0]}' is the class of the handle {handle.Type}");
            }
        }
    }

    private string Prefix => raw.Namespace.Length == 0 ? "" : raw.Namespace + ".";

    private static Contract? Contract(ContractSet set) => Words.Select(word => set[word]).FirstOrDefault(found => found is not null);

    private NamedType? Known(string name) => types[new RawType(name, 0)] is { Kind: TypeKind.Enum } found ? found : null;

    private string? PatternTrouble(Contract contract, NamedType type)
    {
        var (name, pattern) = (contract.Names[0], contract.Names[1]);
        var constants = Matching(pattern).ToList();
        return _declared.TryGetValue(name, out var other) ? other.Pattern == pattern && other.IsFlags == (contract.Word == "flags") ? null
                : $"'{name}' is {(other.IsFlags ? "flags" : "enum")}({name}, {other.Pattern}) elsewhere"
            : raw.TypeNames.Contains(name) || name == raw.Name || NameScope.Escape(name) != name ? $"'{name}' has another meaning already"
            : constants.Count == 0 ? $"no integer constant matches '{pattern}'"
            : constants.Find(constant => constant.Value < type.Lowest || constant.Value > type.Highest) is { } wide
                ? $"{wide.Name} is {wide.Value}, which no {type.FullName} can be"
            : null;
    }

    private IEnumerable<RawConstant> Matching(string pattern)
    {
        var wildcard = new Wildcard(pattern);
        return raw.Constants.Where(constant => constant.Value is not null && wildcard.Matches(constant.Name));
    }

    /// <summary><c>OPEN_READ_ONLY</c> of <c>OPEN_*</c> is <c>ReadOnly</c>.</summary>
    private static string MemberName(string constant, string pattern)
    {
        var start = pattern.IndexOfAny(['*', '?']) is var end and > 0 ? pattern.Substring(0, end) : "";
        var words = constant.Substring(start.Length).Split(['_'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Any(char.IsLower) ? word : word.ToLowerInvariant());
        return Names.Pascal(string.Join("_", words) is { Length: > 0 } name ? name : constant);
    }
}
