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

    public override string? Result => array.IsView ? $"new global::System.ReadOnlySpan<{array.Element}>({Local}, (int){Count})"
        : array.IsNonNull ? $"{Copy}!" : Copy;

    public override IEnumerable<(string Type, string When)> Errors => array.Count is null or ResultCount.Known { Length: Length.Constant } ? []
        : [("InvalidOperationException", "C gave no valid length")];

    private string Copy => Locals.Of(array, "Copy");

    private string Count => Locals.Of(array, "Count");

    private string Index => Locals.Of(array, "Index");

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"{array.Pointer} {Local} = null;");
        writer.Line($"long {Count} = 0;");
        if (!array.IsView)
        {
            writer.Line($"{new Shape(array.IsText && array.Count is not null ? "{0}?[]?" : "{0}[]?", array.Element)} {Copy} = null;");
        }
    }

    /// <summary>While what the length is asked of is still there.</summary>
    public override void Received(CodeWriter writer)
    {
        writer.Open($"if ({Local} != null)");
        if (array.Free is { } free)
        {
            writer.Open("try"); // a copy needs memory, and a length may overflow
            WriteCopy(writer);
            writer.Close();
            writer.Open("finally");
            var function = free.Name is null ? "global::System.Runtime.InteropServices.NativeMemory.Free" : $"{Helpers.Raw}.@{free.Name}";
            writer.Line($"{function}(({free.Pointer}){Local});");
            writer.Close();
        }
        else
        {
            WriteCopy(writer);
        }

        writer.Close();
        writer.Line();
    }

    /// <summary>A call that failed may have left any length: its status says more.</summary>
    public override void Accept(CodeWriter writer, string function)
    {
        if (array.Count is not null)
        {
            writer.If(Refused, $"{Helpers.Check}.ThrowNoLength(\"{function}\", {Count});");
        }
    }

    private string Refused => $"{Count} < 0 || {Count} > global::System.Array.MaxLength";

    private void WriteCopy(CodeWriter writer)
    {
        WriteCount(writer);
        if (array.IsView)
        {
            return;
        }

        writer.Open($"if (!({Refused}))");
        if (array.IsText)
        {
            writer.Line($"{Copy} = new string[{Count}];");
            writer.Open($"for (long {Index} = 0; {Index} < {Count}; {Index}++)");
            writer.Line($"{Copy}[{Index}] = {ToText}{Local}[{Index}]){(array.Count is null ? "!" : "")};");
            writer.Close();
        }
        else
        {
            writer.Line($"{Copy} = new global::System.ReadOnlySpan<{array.Element}>({Local}, (int){Count}).ToArray();");
        }

        writer.Close();
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
        // Unsigned numbers wrap: no array has more than a long can count.
        writer.Line(array.Count is ResultCount.Known ? $"{Count} = checked((long)({count}));" : $"{Count} = unchecked((long)({count}));");
    }

    /// <summary>As it was passed in the call itself.</summary>
    private string Passed(BoundParameter parameter) => ParameterWriters.For(parameter, Helpers, Locals).Argument;
}
