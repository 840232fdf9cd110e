// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>Who writes an array.</summary>
internal enum Direction
{
    In,
    Out,
    InOut,
}
