// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Shims;

/// <summary>A function of the shim, all of its types known.</summary>
/// <param name="Source">The line that asks for it.</param>
/// <param name="Type">What it returns.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Expression">What it returns, in C.</param>
/// <param name="IsValue">Whether it reads a variable or a macro without parameters, and so becomes a property.</param>
internal sealed record ShimFunction(Shim Source, string Type, CParameters Parameters, string Expression, bool IsValue)
{
    /// <param name="source">The line that asks for it.</param>
    /// <param name="type">What it returns.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="call">What is called with these, in C.</param>
    public static ShimFunction Calling(Shim source, string type, CParameters parameters, string call) =>
        ComplexValues.ByPointer(new ShimFunction(source, type, parameters, $"{call}({string.Join(", ", parameters.Names)})", IsValue: false), call);

    /// <summary>C that is true while the header's types are those that the function was written with; null if the line has them.</summary>
    public string? Assertion { get; init; }

    private bool ReturnsNothing => Type is "void";

    private string Head => $"{Type}{(Type.EndsWith('*') ? "" : " ")}{Source.Symbol}({Parameters.Text})";

    /// <summary>For the shim's header.</summary>
    public string Declaration => $"{Head}{(IsValue ? " IB_PROPERTY" : "")};\n";

    /// <summary>For the shim's source, at the line of the overlay.</summary>
    public string Definition => (Assertion is null ? "" : $"{Source.Place}_Static_assert({Assertion}, "
            + $"\"'{Source.Line.Name}' has other types here than where its shim was written. Write them in the line: shim TYPE NAME(PARAMETERS)\");\n")
        + $"{Source.Place}IB_SHIM {Head} {{ {(ReturnsNothing ? "" : "return ")}{Expression}; }}\n";
}
