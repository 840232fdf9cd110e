// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Bindings;

/// <summary>A parameter's name, its type in C, and its contracts in order.</summary>
internal sealed record BoundParameter(string Name, string Type, string[] Annotations);
