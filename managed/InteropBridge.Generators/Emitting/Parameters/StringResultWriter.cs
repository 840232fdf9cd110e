// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes strings that C lends or gives away, which are copied.</summary>
internal sealed class StringResultWriter(StringResultParameter text, HelperNames helpers, LocalNames locals)
    : ParameterWriter(text, helpers, locals)
{
    public override string Argument => $"&{Local}";

    public override string? Result => text.Free is null ? Copied : Copy;

    private string Copied => "global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((global::System.IntPtr)"
        + $"{Local}){(text.IsNonNull ? "!" : "")}";

    /// <summary>The copy of a string that is freed.</summary>
    private string Copy => Locals.Of(text, "Copy");

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"{text.Pointer} {Local} = null;");
        if (text.Free is not null)
        {
            writer.Line($"string{(text.IsNonNull ? "" : "?")} {Copy};");
        }
    }

    public override void Received(CodeWriter writer)
    {
        if (text.Free is not { } free)
        {
            return;
        }

        var function = free.Name is null ? "global::System.Runtime.InteropServices.NativeMemory.Free" : $"{Helpers.Raw}.@{free.Name}";
        writer.Line($"{Copy} = {Copied};");
        writer.If($"{Local} != null", $"{function}(({free.Pointer}){Local});");
    }
}
