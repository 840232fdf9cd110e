// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Managed;

/// <summary>A property that stands for a bit-field.</summary>
/// <param name="Name">The bit-field's name in C.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Width">Its bits.</param>
/// <param name="Source">Its declaration.</param>
/// <param name="End">Where the property ends.</param>
internal sealed record BoundBitField(string Name, string Type, int Width, Declaration Source, int End)
{
    /// <summary>The bits before it, counted from the lowest of the struct's first byte; null where ClangSharp wrote it,
    /// which follows the rules of one operating system.</summary>
    public int? Offset => Source.Attribute("NativeBitOffset")?.FirstNumber;
}
