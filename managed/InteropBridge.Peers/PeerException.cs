// SPDX-License-Identifier: MIT
namespace InteropBridge.Peers;

/// <summary>A program of another system failed, or its process ended.</summary>
internal sealed class PeerException(string message) : Exception(message);
