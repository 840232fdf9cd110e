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
}
