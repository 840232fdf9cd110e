// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Prototypes;

internal enum ForeignKind
{
    Void,
    Integer,
    Floating,
    Struct,

    /// <summary>A name that is declared elsewhere.</summary>
    Unknown,

    /// <summary>What is passed as no type of C is, such as a Rust slice, which is an address and a length.</summary>
    NotInC,
}
