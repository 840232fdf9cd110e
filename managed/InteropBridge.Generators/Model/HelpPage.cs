// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InteropBridge.Generators.Model;

/// <summary>The page that a diagnostic links: the one in the package, where the build says in which folder that is.</summary>
internal static class HelpPage
{
    private const string Folder = "build_property.InteropBridgeDocs";

    /// <returns>The folder of the pages as an address; empty if it is not known.</returns>
    public static string FolderOf(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        options.GlobalOptions.TryGetValue(Folder, out var folder) && Uri.TryCreate(folder, UriKind.Absolute, out var address)
            ? address.AbsoluteUri : "";

    /// <summary>A descriptor whose link leads into the folder.</summary>
    public static DiagnosticDescriptor In(string folder, DiagnosticDescriptor descriptor) => folder.Length == 0 ? descriptor
        : new DiagnosticDescriptor(descriptor.Id, descriptor.Title, descriptor.MessageFormat, descriptor.Category,
            descriptor.DefaultSeverity, descriptor.IsEnabledByDefault, descriptor.Description,
            folder + descriptor.HelpLinkUri.Substring(descriptor.HelpLinkUri.LastIndexOf('/') + 1));
}
