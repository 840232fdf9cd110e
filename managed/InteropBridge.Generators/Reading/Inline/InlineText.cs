// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>C as it stands in a string of C#.</summary>
/// <param name="Path">The C# file.</param>
/// <param name="Lines">One at least.</param>
internal sealed record InlineText(string Path, EquatableArray<InlineLine> Lines);
