// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A type in the signature of a callback.</summary>
/// <param name="Text">In C#.</param>
/// <param name="IsPointer">Whether a delegate cannot have it, and takes an <c>nint</c>.</param>
internal sealed record ThunkType(string Text, bool IsPointer);
