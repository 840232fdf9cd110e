// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Exports;
using InteropBridge.Generators.Reading.Inline;

namespace InteropBridge.Generators.Emitting.Exports;

/// <summary>All that a project exports.</summary>
internal sealed class ExportLibrary(IReadOnlyList<ExportMethod> methods)
{
    public IReadOnlyList<ExportMethod> Methods { get; } = methods;

    /// <summary>Begins the names that are the library's own: the assembly's name as C may have it.</summary>
    public string Prefix { get; } = CNames.Identifier(methods[0].Library).ToLowerInvariant();

    /// <summary>The classes that C has handles of: their names in C and in C#.</summary>
    public IReadOnlyList<(string C, string Type)> Handles { get; } = [.. methods
        .SelectMany(method => method.Parameters.Append(method.Returns)).OfType<ExportParameter>()
        .Where(parameter => parameter.Kind == ExportKind.Handle)
        .Select(parameter => (parameter.C, parameter.Type)).Distinct()];
}
