// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays of strings for C. There is a NULL behind the last, whether C looks for it or not.</summary>
internal sealed class StringArrayWriter(StringArrayParameter texts, HelperNames helpers, LocalNames locals)
    : ArrayWriter(texts, helpers, locals)
{
    private const string Marshal = "global::System.Runtime.InteropServices.Marshal";

    public override IEnumerable<(string Type, string When)> Errors =>
        base.Errors.Append(("ArgumentException", $"a string of {Reference} {(texts.HasNulls ? "" : "is null or ")}holds a zero character"));

    public override string Argument => texts.IsNullable ? $"{Name}.IsEmpty ? null : ({texts.Pointer}){Local}" : $"({texts.Pointer}){Local}";

    public override bool HoldsSomething => true;

    public override string? Fixed => $"fixed (nint* {Local} = {Copies})";

    private string Copies => Locals.Of(texts, "Copies");

    private string Index => Locals.Of(texts, "Index");

    public override void Check(CodeWriter writer)
    {
        base.Check(writer);
        writer.Line($"{Helpers.Check}.ThrowIfNoStrings(nameof({Name}), {Name}, {(texts.HasNulls ? "true" : "false")});");
    }

    public override void Prepare(CodeWriter writer) => writer.Line($"nint[] {Copies} = new nint[{Name}.Length + 1];");

    public override void Acquire(CodeWriter writer)
    {
        writer.Open($"for (int {Index} = 0; {Index} < {Name}.Length; {Index}++)");
        writer.Line($"{Copies}[{Index}] = {Marshal}.StringToCoTaskMemUTF8({Name}[{Index}]);");
        writer.Close();
        writer.Line();
    }

    public override void Release(CodeWriter writer) =>
        writer.Line($"global::System.Array.ForEach({Copies}, {Marshal}.FreeCoTaskMem);");
}
