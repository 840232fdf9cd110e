// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>out(n) string(utf8)</c>: C writes a string into room for n bytes, which the method provides.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">Its type.</param>
internal sealed class StringBufferParameter(RawParameter raw, string pointer) : SafeParameter(raw)
{
    // Above this, the heap: a stack frame must not grow with an argument.
    private const int OnStack = 512;

    /// <summary>The room in bytes, as an expression of type long.</summary>
    public string Needed { get; set; } = "0";

    public override string Argument => $"({pointer}){Local}";

    public override string? Fixed => $"fixed (byte* {Local} = {Local}Room)";

    public override Result? Result => new(Shape.Of("string"), $"{Local}Text", ResultName, Raw.Name);

    /// <summary>One byte more than C was told of, so that there is a zero even if C left none.</summary>
    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"string {Local}Text = \"\";");
        writer.Line($"int {Local}Length = checked((int)({Needed}) + 1);");
        var room = $"{Local}Length <= {OnStack} ? stackalloc byte[{OnStack}] : new byte[{Local}Length]";
        writer.Line($"global::System.Span<byte> {Local}Room = {room};");
        writer.Line($"{Local}Room = {Local}Room.Slice(0, {Local}Length);");
        writer.Line($"{Local}Room.Clear();");
    }

    public override void Received(CodeWriter writer) => writer.Line(
        $"{Local}Text = global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint){Local})!;");
}
