// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Model;

/// <summary>A diagnostic that compares by content.</summary>
/// <param name="Descriptor">Its id, title and severity.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record Problem(DiagnosticDescriptor Descriptor, Place Place, EquatableArray<string> Arguments)
{
    /// <param name="problems">What to report.</param>
    /// <param name="output">Takes them.</param>
    /// <param name="help">The folder that their links lead to.</param>
    public static void Report(EquatableArray<Problem> problems, SourceProductionContext output, string help)
    {
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic(help));
        }
    }

    private Diagnostic ToDiagnostic(string help) =>
        Diagnostic.Create(HelpPage.In(help, Descriptor), Place.ToLocation(), Arguments.Select(argument => (object)argument).ToArray());
}
