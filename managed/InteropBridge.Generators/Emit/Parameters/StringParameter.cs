// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>A string for C: short ones are encoded on the stack.</summary>
internal sealed class StringParameter(RawParameter raw, string pointer, bool isNullable) : SafeParameter(raw)
{
    private const string Marshaller =
        "global::System.Runtime.InteropServices.Marshalling.Utf8StringMarshaller.ManagedToUnmanagedIn";

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(isNullable ? "string?" : "string"), Name, Raw.Name, Default: isNullable ? "null" : null)];

    public override string Argument => $"({pointer}){Local}.ToUnmanaged()";

    public override bool HoldsSomething => true;

    public override void Check(CodeWriter writer)
    {
        if (!isNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }

        var zero = isNullable ? $"{Name} is not null && {Name}.Contains('\\0')" : $"{Name}.Contains('\\0')";
        writer.If(zero, $"Check.ThrowZero(nameof({Name}));");
    }

    public override void Prepare(CodeWriter writer) => writer.Line($"scoped {Marshaller} {Local} = new();");

    public override void Acquire(CodeWriter writer) =>
        writer.Line($"{Local}.FromManaged({Name}, stackalloc byte[{Marshaller}.BufferSize]);");

    public override void Release(CodeWriter writer) => writer.Line($"{Local}.Free();");
}
