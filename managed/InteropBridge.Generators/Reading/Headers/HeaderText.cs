// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>The declarations of one C header.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Functions">Whatever looks like a declared function.</param>
/// <param name="Callbacks">The typedefs of function pointers.</param>
/// <param name="Aliases">The typedefs of other types.</param>
internal sealed record HeaderText(
    string Path, EquatableArray<HeaderFunction> Functions, EquatableArray<HeaderCallback> Callbacks,
    EquatableArray<HeaderAlias> Aliases);
