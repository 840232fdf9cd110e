// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Headers;

/// <summary>A typedef of a type that has a name.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Type">What it stands for.</param>
internal sealed record HeaderAlias(string Name, string Type);
