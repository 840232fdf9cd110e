// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Sifting;

/// <summary>A declaration that is not in the bindings, or a struct without its fields.</summary>
/// <param name="Name">In C#.</param>
/// <param name="IsWithoutFields">Whether the name of a struct is left, as a type to point to.</param>
/// <param name="Reason">What the compiler said, or why it would be called wrongly.</param>
internal sealed record LeftOut(string Name, bool IsWithoutFields, string Reason)
{
    public override string ToString() => $"{Name} is {(IsWithoutFields ? "bound without its fields" : "left out of the bindings")}: {Reason}";
}
