// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Inline;

/// <summary>A parameter of the C# method.</summary>
/// <param name="Name">With an <c>@</c> where that is needed.</param>
/// <param name="Type">Its type, for generated code.</param>
/// <param name="Modifier">As declared: <c>in</c>, <c>ref</c>, <c>out</c>, <c>scoped</c> or nothing, with a blank behind it.</param>
/// <param name="CName">The C parameter that it belongs to; null for a token that goes with an <c>IProgress</c>.</param>
/// <param name="IsToken">Whether it is a <c>CancellationToken</c>.</param>
internal sealed record InlineArgument(string Name, string Type, string Modifier, string? CName, bool IsToken);
