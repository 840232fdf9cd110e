// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Exports;

/// <summary>A parameter, or the result, of an exported method.</summary>
/// <param name="Name">In both languages.</param>
/// <param name="Kind">How it crosses.</param>
/// <param name="Type">The C# type, or that of its elements, in full.</param>
/// <param name="C">The same in C; of a handle the name of its struct.</param>
/// <param name="IsNullable">Whether it may be NULL.</param>
/// <param name="Doc">What its documentation says.</param>
internal sealed record ExportParameter(string Name, ExportKind Kind, string Type, string C, bool IsNullable, string Doc)
{
    /// <summary>What unmanaged code passes for a value of the type: the runtime would convert a bool or a char.</summary>
    public string Blittable => Type switch { "bool" => "byte", "char" => "ushort", _ => Type };
}
