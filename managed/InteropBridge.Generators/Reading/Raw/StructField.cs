// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A field of a struct that has a callback among its fields.</summary>
/// <param name="Name">As in C.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="NativeType">Its C type, if ClangSharp noted one.</param>
internal sealed record StructField(string Name, RawType Type, string? NativeType);
