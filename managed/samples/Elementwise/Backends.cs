// SPDX-License-Identifier: MIT
using InteropBridge.Natives;
using InteropBridge.Variants;

/// <summary>Where the variants compute.</summary>
internal static class Backends
{
    public static Backend Expression { get; } = new("expression", "an expression, as C", () => CModule.UnavailableReason,
        "Install a C compiler: clang or gcc.");
}
