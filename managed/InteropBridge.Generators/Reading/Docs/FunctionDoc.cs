// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Docs;

/// <summary>The doc comment of a C function, its text escaped for XML.</summary>
internal sealed record FunctionDoc(
    string Function, string Summary, EquatableArray<ParameterDoc> Parameters, string Returns, string Remarks)
{
    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Text;
}
