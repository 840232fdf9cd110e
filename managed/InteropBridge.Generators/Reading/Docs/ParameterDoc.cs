// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Docs;

/// <summary>What a doc comment says of one parameter.</summary>
internal sealed record ParameterDoc(string Name, string Text);
