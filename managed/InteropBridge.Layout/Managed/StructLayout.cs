// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Managed;

/// <summary>How .NET lays a struct out.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Alignment">Of its most demanding field, in bytes.</param>
/// <param name="Offsets">Of its own fields.</param>
/// <param name="Places">Of all members that have a name in C, also those of nested structs.</param>
internal sealed record StructLayout(int Size, int Alignment, IReadOnlyList<int> Offsets, IReadOnlyList<FieldPlace> Places);
