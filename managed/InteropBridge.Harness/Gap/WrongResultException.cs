// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>A row's result is not the reference's.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
