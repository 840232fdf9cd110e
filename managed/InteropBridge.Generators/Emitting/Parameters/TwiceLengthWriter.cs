// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the room that C is told to have.</summary>
internal sealed class TwiceLengthWriter(TwiceLengthParameter length, HelperNames helpers, LocalNames locals)
    : ParameterWriter(length, helpers, locals)
{
    public override string Argument => length.Raw.Type.IsPointer ? $"&{Local}" : Local;

    public override void Prepare(CodeWriter writer) => writer.Line($"{length.Type.FullName} {Local} = "
        + $"checked({LengthText.As(length.Type, $"{TwiceWriter.RoomOf(length.Array, Locals)}.Length")});");
}
