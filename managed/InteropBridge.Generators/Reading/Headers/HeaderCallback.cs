// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Headers;

/// <summary>A typedef of a function pointer.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Type">What it stands for: <c>bool (*name)(void *user)</c>.</param>
internal sealed record HeaderCallback(string Name, string Type);
