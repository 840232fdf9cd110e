// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>out(1) handle(type, destroy)</c>: a new object. Its SafeHandle exists before the call, so that nothing can
/// fail between the object's creation and its being owned.</summary>
internal sealed class HandleResultParameter(RawParameter raw, string pointer, HandleType handle) : SafeParameter(raw)
{
    public HandleType Handle { get; } = handle;

    public string Owner => $"{Local}Owner";

    public override string Argument => $"&{Local}";

    public override Result? Result => new(Shape.Of(Handle.ClassName), Owner, ResultName, Raw.Name);

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"var {Owner} = new {Handle.ClassName}();");
        writer.Line($"{pointer} {Local} = null;");
    }

    public override void Received(CodeWriter writer) => writer.Line($"{Owner}.Adopt((nint){Local});");
}
