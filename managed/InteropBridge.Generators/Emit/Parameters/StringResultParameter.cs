// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>out(1) string(utf8)</c> on a <c>char **</c>: C lends a string, which is copied.</summary>
internal sealed class StringResultParameter(RawParameter raw, string pointer, bool isNonNull) : SafeParameter(raw)
{
    public override string Argument => $"&{Local}";

    public override Result? Result => new(Shape.Of(isNonNull ? "string" : "string?"),
        $"global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint){Local}){(isNonNull ? "!" : "")}",
        ResultName, Raw.Name);

    public override void Prepare(CodeWriter writer) => writer.Line($"{pointer} {Local} = null;");
}
