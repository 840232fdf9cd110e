// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Raw;

/// <summary>C's bool. ClangSharp declares a byte for it, as a raw signature must be blittable, and notes the C type.</summary>
internal static class CBoolean
{
    /// <summary>Whether a byte is one.</summary>
    public static bool Is(RawParameter parameter) =>
        parameter.Type is { Name: "byte", Pointers: 0 } && IsName(parameter.NativeType);

    /// <summary>Whether a C type is it.</summary>
    public static bool IsName(string? type) => type is not null
        && (type.StartsWith("const ", StringComparison.Ordinal) ? type.Substring("const ".Length) : type) is "_Bool" or "bool";
}
