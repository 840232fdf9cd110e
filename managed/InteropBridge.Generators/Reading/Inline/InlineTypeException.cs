// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Inline;

/// <summary>A type cannot cross to C; the message says why.</summary>
internal sealed class InlineTypeException(string message) : Exception(message);
