// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads the contracts of an annotation or of a line of an overlay, and reports what cannot be read.</summary>
internal static class ContractReader
{
    /// <returns>Null if a problem was reported.</returns>
    public static IReadOnlyList<Contract>? Read(RawAnnotation annotation, ProblemList problems)
    {
        try
        {
            return ContractParser.Parse(annotation.Text);
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

            return null;
        }
    }
}
