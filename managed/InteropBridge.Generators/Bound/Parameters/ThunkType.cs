// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A type in the signature of a callback.</summary>
/// <param name="Text">In C#.</param>
/// <param name="IsPointer">Whether a delegate cannot have it, and takes an <c>nint</c>.</param>
/// <param name="IsBoolean">Whether C has a bool here, for which the text has a byte.</param>
internal sealed record ThunkType(string Text, bool IsPointer, bool IsBoolean)
{
    /// <summary>In the delegate.</summary>
    public string DelegateText => IsPointer ? "nint" : IsBoolean ? "bool" : Text;
}
