// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>A pointer to an opaque object: its SafeHandle, kept alive through the call whatever other threads do.</summary>
internal sealed class HandleParameter(RawParameter raw, string pointer, HandleType handle, bool isNullable) : SafeParameter(raw)
{
    public HandleType Handle { get; } = handle;

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(Handle.ClassName + (isNullable ? "?" : "")), Name, Raw.Name, Default: isNullable ? "null" : null)];

    public override string Argument => isNullable
        ? $"{Name} is null ? null : ({pointer}){Name}.DangerousGetHandle()"
        : $"({pointer}){Name}.DangerousGetHandle()";

    public override bool HoldsSomething => true;

    public override void Check(CodeWriter writer)
    {
        if (!isNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }
    }

    public override void Prepare(CodeWriter writer) => writer.Line($"bool {Local}Held = false;");

    public override void Acquire(CodeWriter writer) =>
        writer.Line($"{Name}{(isNullable ? "?" : "")}.DangerousAddRef(ref {Local}Held);");

    public override void Release(CodeWriter writer)
    {
        writer.Open($"if ({Local}Held)");
        writer.Line($"{Name}{(isNullable ? "!" : "")}.DangerousRelease();");
        writer.Close();
    }

    public override void After(CodeWriter writer)
    {
        if (Handle.KeepsCallbacks)
        {
            writer.Line($"{Name}{(isNullable ? "?" : "")}.ThrowIfCallbackFailed();");
        }
    }
}
