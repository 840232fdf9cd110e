// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound;

/// <summary>By what a failed call is known.</summary>
internal enum StatusTest
{
    /// <summary>The result is none of the values that are success.</summary>
    NotOk,

    /// <summary>It is below 0.</summary>
    Negative,

    /// <summary>It is NULL.</summary>
    Null,

    /// <summary>A C function says so.</summary>
    Function,
}
