// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Inferring;

/// <summary>What a header says of a function beside its types.</summary>
internal sealed class FunctionNotes
{
    /// <summary>None.</summary>
    public static FunctionNotes Empty { get; } = new();

    /// <summary>By the names of parameters: <c>in</c>, <c>out</c> or <c>inout</c>, and where that is said.</summary>
    public Dictionary<string, (string Direction, string Source)> Directions { get; } = [];

    /// <summary>By the numbers of parameters, from 0: who accesses how many elements, as the number of the parameter that counts them,
    /// and where that is said.</summary>
    public Dictionary<int, (string Direction, int Count, string Source)> Access { get; } = [];

    /// <summary>By the numbers of parameters, from 0: contracts that an annotation spells out, and the annotation.</summary>
    public Dictionary<int, (string Contract, string Source)> Spelled { get; } = [];

    /// <summary>The parameters that must not be NULL, from 0; null if nothing is said.</summary>
    public HashSet<int>? NonNull { get; set; }

    /// <summary>The parameters that may be NULL, from 0.</summary>
    public HashSet<int> Nullable { get; } = [];

    /// <summary>The function that releases the result; null if it is not said.</summary>
    public string? Release { get; set; }
}
