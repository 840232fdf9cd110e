// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>A row's result differs from the reference.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
