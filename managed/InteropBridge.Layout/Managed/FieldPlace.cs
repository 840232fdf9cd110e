// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Managed;

/// <summary>Where C# has a member of a struct.</summary>
/// <param name="Path">Its name in C, with those of the structs around it: <c>corner.x</c>.</param>
/// <param name="Offset">In bytes from the beginning of the outermost struct.</param>
/// <param name="Size">In bytes.</param>
/// <param name="IsFlexible">Whether it is an array of no declared length, which has no size in C.</param>
/// <param name="Access">How C# gets to it: <c>Anonymous.x</c>.</param>
/// <param name="IsPointer">Whether its C# type is a pointer.</param>
internal sealed record FieldPlace(string Path, int Offset, int Size, bool IsFlexible, string Access, bool IsPointer);
