// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays that C lends or gives away.</summary>
internal sealed class ArrayResultWriter(ArrayResultParameter array, HelperNames helpers, LocalNames locals)
    : ParameterWriter(array, helpers, locals)
{
    private const string ToText = "global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((global::System.IntPtr)";

    public override string Argument => $"&{Local}";

    public override string? Result => array.IsView ? $"new global::System.ReadOnlySpan<{array.Element}>({Local}, {Count})"
        : array.IsNonNull ? $"{Copy}!" : Copy;

    private string Copy => Locals.Of(array, "Copy");

    private string Count => Locals.Of(array, "Count");

    private string Index => Locals.Of(array, "Index");

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"{array.Pointer} {Local} = null;");
        writer.Line($"int {Count} = 0;");
        if (!array.IsView)
        {
            writer.Line($"{new Shape(array.IsText && array.Count is not null ? "{0}?[]?" : "{0}[]?", array.Element)} {Copy} = null;");
        }
    }

    /// <summary>While what the length is asked of is still there.</summary>
    public override void Received(CodeWriter writer)
    {
        writer.Open($"if ({Local} != null)");
        WriteCount(writer);
        if (array.IsText)
        {
            writer.Line($"{Copy} = new string[{Count}];");
            writer.Open($"for (int {Index} = 0; {Index} < {Count}; {Index}++)");
            writer.Line($"{Copy}[{Index}] = {ToText}{Local}[{Index}]){(array.Count is null ? "!" : "")};");
            writer.Close();
        }
        else if (!array.IsView)
        {
            writer.Line($"{Copy} = new global::System.ReadOnlySpan<{array.Element}>({Local}, {Count}).ToArray();");
        }

        if (array.Free is { } free)
        {
            var function = free.Name is null ? "global::System.Runtime.InteropServices.NativeMemory.Free" : $"{Helpers.Raw}.@{free.Name}";
            writer.Line($"{function}(({free.Pointer}){Local});");
        }

        writer.Close();
        writer.Line();
    }

    private void WriteCount(CodeWriter writer)
    {
        if (array.Count is null)
        {
            writer.Open($"while ({Local}[{Count}] != null)");
            writer.Line($"{Count}++;");
            writer.Close();
            writer.Line();
            return;
        }

        var count = array.Count switch
        {
            ResultCount.Known known => LengthText.Of(known.Length),
            ResultCount.Written written => $"{Locals.Of(written.Parameter)}{(written.Parameter.Type.IsLong ? ".Value" : "")}",
            ResultCount.Asked asked => $"{Helpers.Raw}.@{asked.Function}({string.Join(", ", asked.Arguments.Select(Passed))}){(asked.IsLong ? ".Value" : "")}",
            _ => throw new InvalidOperationException($"no text for {array.Count}"),
        };
        writer.Line($"{Count} = checked((int)({count}));");
    }

    /// <summary>As it was passed in the call itself.</summary>
    private string Passed(BoundParameter parameter) => ParameterWriters.For(parameter, Helpers, Locals).Argument;
}
