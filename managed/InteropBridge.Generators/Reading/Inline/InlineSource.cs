// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>The C side of a method.</summary>
/// <param name="Returns">The C type of the result.</param>
/// <param name="Parameters">Declarations of the parameters.</param>
/// <param name="Prologue">Lines before the body: lengths that are not parameters.</param>
/// <param name="Types">Definitions of the enums and structs.</param>
/// <param name="FileScope">What stands before the function.</param>
/// <param name="Body">The body.</param>
/// <param name="Line">The method's own, counted from 1.</param>
/// <param name="OpenMP">Whether it is compiled with OpenMP.</param>
/// <param name="Options">Of the compiler.</param>
internal sealed record InlineSource(
    string Returns, EquatableArray<string> Parameters, EquatableArray<string> Prologue, EquatableArray<string> Types,
    EquatableArray<InlineText> FileScope, InlineText Body, int Line, bool OpenMP, string Options);
