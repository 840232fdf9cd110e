// SPDX-License-Identifier: MIT
namespace InteropBridge.Interop;

/// <summary>C refuses NULL even for arrays of length 0, and an empty span pins as NULL.</summary>
internal static class Pinnable
{
    /// <summary>The span, or for an empty one a single element that nobody reads.</summary>
    public static Span<T> NonNull<T>(Span<T> span) => span.IsEmpty ? new T[1] : span;
}
