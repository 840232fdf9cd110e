// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Managed;

/// <summary>A parameter, or the result, of a function in bindings.</summary>
/// <param name="Type">Its C# type, without blanks inside.</param>
/// <param name="NativeType">Its C type, if ClangSharp noted one.</param>
/// <param name="Name">As in C; empty for the result.</param>
internal sealed record BoundParameter(string Type, string? NativeType, string Name = "")
{
    /// <summary>The C type: of the types that C# calls by the same name, ClangSharp notes none.</summary>
    public string InC => NativeType ?? Type.Replace("@", "", StringComparison.Ordinal);
}
