// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Binding;

/// <summary>Who writes an array.</summary>
internal enum Direction
{
    In,
    Out,
    InOut,
}
