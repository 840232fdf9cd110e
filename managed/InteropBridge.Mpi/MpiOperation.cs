// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>How elements of several ranks become one. MPI chooses the order: sums and products of floating-point numbers can
/// differ in their last bits from one number of ranks to another.</summary>
public enum MpiOperation
{
    /// <summary>Addition.</summary>
    Sum = 0,

    /// <summary>Multiplication.</summary>
    Product = 1,

    /// <summary>The smallest.</summary>
    Min = 2,

    /// <summary>The largest.</summary>
    Max = 3,

    /// <summary>Bits set in all; integers only.</summary>
    And = 4,

    /// <summary>Bits set in any; integers only.</summary>
    Or = 5,

    /// <summary>Bits set in an odd number; integers only.</summary>
    Xor = 6,

    /// <summary>The new element instead of the old one; for <see cref="MpiWindow{T}.Accumulate"/> only.</summary>
    Replace = 7,
}
