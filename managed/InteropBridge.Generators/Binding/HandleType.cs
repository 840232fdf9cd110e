// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>An opaque C object that becomes a SafeHandle.</summary>
/// <param name="Type">The name in the contract.</param>
/// <param name="ClassName">Of the SafeHandle.</param>
/// <param name="Destroy">Releases it.</param>
internal sealed record HandleType(string Type, string ClassName, RawFunction Destroy)
{
    /// <summary>Whether some function leaves callbacks with the object for its whole life.</summary>
    public bool KeepsCallbacks { get; set; }
}
