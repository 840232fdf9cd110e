// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Exports;

/// <summary>How a parameter crosses.</summary>
internal enum ExportKind
{
    /// <summary>A number, or a bool as a byte.</summary>
    Value,

    /// <summary>Elements that are read.</summary>
    Input,

    /// <summary>Elements that are read and written.</summary>
    Array,

    /// <summary>A number that is read and written.</summary>
    Reference,

    /// <summary>A number that is written.</summary>
    Result,

    /// <summary>UTF-8 up to a NUL.</summary>
    Text,

    /// <summary>An object.</summary>
    Handle,
}
