// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A parameter of a raw function.</summary>
/// <param name="Name">As in C, without a C# <c>@</c>.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="NativeType">Its C type, if ClangSharp noted one.</param>
/// <param name="Annotations">Its contracts.</param>
/// <param name="Place">Of its name.</param>
internal sealed record RawParameter(
    string Name, RawType Type, string? NativeType, EquatableArray<RawAnnotation> Annotations, Place Place);
