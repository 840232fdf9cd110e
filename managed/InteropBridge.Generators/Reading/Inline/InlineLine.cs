// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Inline;

/// <summary>A line of C, and where it stands in the C# source.</summary>
/// <param name="Text">Without its end.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Of its first character, counted from 0.</param>
internal sealed record InlineLine(string Text, int Line, int Column);
