// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The unmanaged entry of callbacks of one C signature.</summary>
/// <param name="Name">Of its method.</param>
/// <param name="IsProgress">Whether it reports progress, and calls no delegate.</param>
/// <param name="Parameters">C's parameters.</param>
/// <param name="Returns">What C is answered.</param>
/// <param name="Conventions">The calling conventions, by the names that <c>CallConv</c> types end with.</param>
/// <param name="UserData">Which parameter carries the state; -1 for none, where the thread of the call has it.</param>
/// <param name="Done">Which parameter says how much is done; -1 for none.</param>
/// <param name="DelegateType">The delegate of the signature without its user data.</param>
internal sealed record Thunk(
    string Name, bool IsProgress, IReadOnlyList<ThunkType> Parameters, ThunkType Returns, IReadOnlyList<string> Conventions,
    int UserData, int Done, string DelegateType)
{
    /// <summary>Whether its state is in a slot of the thread.</summary>
    public bool HasSlot => UserData < 0;

    /// <summary>What the slot is called.</summary>
    public string Slot => Name + "State";

    /// <summary>What counts the calls on threads whose slot is empty.</summary>
    public string Lost => Name + "Lost";
}
