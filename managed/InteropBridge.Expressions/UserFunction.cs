// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A function of the user's, such as <c>square(v) = v * v</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Their names.</param>
/// <param name="Body">Its value.</param>
/// <param name="Text">Where it was written, for errors in its body.</param>
internal sealed record UserFunction(string Name, IReadOnlyList<string> Parameters, Syntax Body, string Text)
{
    /// <summary>How many stand before it, which are those that it can call.</summary>
    public int Before { get; set; }
}
