// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Expressions;

/// <summary>The arguments of one call, on the stack.</summary>
[InlineArray(Most)]
internal struct Arguments
{
    /// <summary>The most operands that a kernel has.</summary>
    public const int Most = 10;

    private Argument _first;
}
