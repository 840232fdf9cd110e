// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Model;

/// <summary>A diagnostic that compares by content.</summary>
/// <param name="Descriptor">Its id, title and severity.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place Place, EquatableArray<string> Arguments)
{
    public static void Report(EquatableArray<Problem> problems, SourceProductionContext output)
    {
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Place.ToLocation(), Arguments.Select(argument => (object)argument).ToArray());
}
