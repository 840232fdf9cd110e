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
}
