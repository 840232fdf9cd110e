// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Raw;

/// <summary>What the generator needs to know of a type by name.</summary>
internal enum TypeKind
{
    Unknown,
    Void,
    Boolean,
    Signed,
    Unsigned,
    Float,
    Enum,
    Struct,

    /// <summary>A struct without fields: a name to point to.</summary>
    Opaque,

    /// <summary>A struct that ends in an array of no declared length.</summary>
    OpenEnded,
}
