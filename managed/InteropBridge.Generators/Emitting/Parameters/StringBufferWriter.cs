// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes room for strings that C writes.</summary>
internal sealed class StringBufferWriter(StringBufferParameter buffer) : ParameterWriter(buffer)
{
    // Above this, the heap: a stack frame must not grow with an argument.
    private const int OnStack = 512;

    public override string Argument => $"({buffer.Pointer}){Local}";

    public override string? Fixed => $"fixed (byte* {Local} = {Local}Room)";

    public override string? Result => $"{Local}Text";

    /// <summary>One byte more than C was told of, so that there is a zero even if C left none.</summary>
    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"string {Local}Text = \"\";");
        writer.Line($"int {Local}Length = checked((int)({LengthText.Of(buffer.Needed)}) + 1);");
        var room = $"{Local}Length <= {OnStack} ? stackalloc byte[{OnStack}] : new byte[{Local}Length]";
        writer.Line($"global::System.Span<byte> {Local}Room = {room};");
        writer.Line($"{Local}Room = {Local}Room.Slice(0, {Local}Length);");
        writer.Line($"{Local}Room.Clear();");
    }

    public override void Received(CodeWriter writer) => writer.Line(
        $"{Local}Text = global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint){Local})!;");
}
