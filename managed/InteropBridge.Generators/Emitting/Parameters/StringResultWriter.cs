// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes strings that C lends, which are copied.</summary>
internal sealed class StringResultWriter(StringResultParameter text, HelperNames helpers, LocalNames locals)
    : ParameterWriter(text, helpers, locals)
{
    public override string Argument => $"&{Local}";

    public override string? Result =>
        $"global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((global::System.IntPtr){Local}){(text.IsNonNull ? "!" : "")}";

    public override void Prepare(CodeWriter writer) => writer.Line($"{text.Pointer} {Local} = null;");
}
