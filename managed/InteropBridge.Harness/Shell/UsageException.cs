// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Shell;

/// <summary>What was asked for cannot be done; the message is for the person who asked.</summary>
internal sealed class UsageException(string message) : Exception(message);
