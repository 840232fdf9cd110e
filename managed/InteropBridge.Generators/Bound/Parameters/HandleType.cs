// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>An opaque C object that becomes a SafeHandle.</summary>
/// <param name="Type">The name in the contract.</param>
/// <param name="ClassName">Of the SafeHandle.</param>
/// <param name="Destroy">The function that releases it.</param>
/// <param name="DestroyPointer">The type of that function's parameter.</param>
internal sealed record HandleType(string Type, string ClassName, string Destroy, string DestroyPointer)
{
    /// <summary>Whether some function leaves callbacks with the object for its whole life.</summary>
    public bool KeepsCallbacks { get; set; }

    /// <summary>Whether some function leaves pointers into arrays with the object for its whole life.</summary>
    public bool KeepsMemory { get; set; }

    /// <summary>Whether some function makes the object use another for its whole life.</summary>
    public bool KeepsHandles { get; set; }

    /// <summary>Whether some function other than its destructor releases it.</summary>
    public bool IsConsumed { get; set; }
}
