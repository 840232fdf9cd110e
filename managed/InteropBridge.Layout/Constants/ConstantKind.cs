// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Constants;

/// <summary>What a macro's value is.</summary>
internal enum ConstantKind
{
    /// <summary>An integer, an enumeration's member or a bool.</summary>
    Integer,

    /// <summary>A float or double.</summary>
    Number,

    /// <summary>A string of char.</summary>
    Text,

    /// <summary>A pointer of known value, such as <c>((destructor)-1)</c>.</summary>
    Pointer,
}
