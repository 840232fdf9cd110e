// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes room for strings that C writes.</summary>
internal sealed class StringBufferWriter(StringBufferParameter buffer, HelperNames helpers, LocalNames locals)
    : ParameterWriter(buffer, helpers, locals)
{
    // Above this, the heap: a stack frame must not grow with an argument.
    private const int OnStack = 512;

    public override string Argument => $"({buffer.Pointer}){Local}";

    public override string? Fixed => $"fixed (byte* {Local} = {Room})";

    public override string? Result => $"{Text}";

    private string Text => Locals.Of(buffer, "Text");

    private string Length => Locals.Of(buffer, "Length");

    private string Room => Locals.Of(buffer, "Room");

    /// <summary>One byte more than the length passed to C, so that the text ends with a zero even if C writes
    /// none.</summary>
    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"string {Text} = \"\";");
        writer.Line($"int {Length} = checked((int)({LengthText.Of(buffer.Needed)}) + 1);");
        var room = $"{Length} <= {OnStack} ? stackalloc byte[{OnStack}] : new byte[{Length}]";
        writer.Line($"global::System.Span<byte> {Room} = {room};");
        writer.Line($"{Room} = {Room}.Slice(0, {Length});");
        writer.Line($"{Room}.Clear();");
    }

    public override void Received(CodeWriter writer) => writer.Line(
        $"{Text} = global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((global::System.IntPtr){Local})!;");
}
