// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Machine;

/// <summary>How fast a working set is read.</summary>
/// <param name="Level">The smallest level of memory that holds it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="GigaBytesPerSecond">Billions of bytes per second, by one core.</param>
internal sealed record ReadBandwidth(string Level, long Bytes, double GigaBytesPerSecond);
