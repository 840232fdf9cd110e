// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>Tells names apart that differ only in case: the compiler compares the names of generated files without it, and so do
/// some file systems.</summary>
internal static class CaseNumbers
{
    /// <summary>Empty where no neighbour of the type, or of what it is in, has such a name; else the number of each among its
    /// neighbours, from the outside in, such as <c>_1_2</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var numbers = new List<int>();
        for (INamespaceOrTypeSymbol at = type; at.ContainingSymbol is INamespaceOrTypeSymbol around; at = around)
        {
            numbers.Insert(0, Number(at, around));
        }

        return numbers.TrueForAll(number => number == 1) ? "" : string.Concat(numbers.Select(number => $"_{number}"));
    }

    private static int Number(INamespaceOrTypeSymbol symbol, INamespaceOrTypeSymbol around) => 1 + around.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Select(other => other.Name)
        .Where(name => string.Equals(name, symbol.Name, StringComparison.OrdinalIgnoreCase))
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToList()
        .IndexOf(symbol.Name);
}
