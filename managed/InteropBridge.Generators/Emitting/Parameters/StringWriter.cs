// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes strings for C: short ones are encoded on the stack.</summary>
internal sealed class StringWriter(StringParameter text, HelperNames helpers, LocalNames locals)
    : ParameterWriter(text, helpers, locals)
{
    private const string Marshaller =
        "global::System.Runtime.InteropServices.Marshalling.Utf8StringMarshaller.ManagedToUnmanagedIn";

    public override IEnumerable<(string Type, string When)> Errors
    {
        get
        {
            if (!text.IsNullable)
            {
                yield return ("ArgumentNullException", $"{Reference} is null");
            }

            yield return ("ArgumentException", $"{Reference} holds a zero character");
        }
    }

    public override string Argument => $"({text.Pointer}){Local}.ToUnmanaged()";

    public override bool HoldsSomething => true;

    public override void Check(CodeWriter writer)
    {
        if (!text.IsNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }

        var zero = text.IsNullable ? $"{Name} is not null && {Name}.Contains('\\0')" : $"{Name}.Contains('\\0')";
        writer.If(zero, $"{Helpers.Check}.ThrowZero(nameof({Name}));");
    }

    public override void Prepare(CodeWriter writer) => writer.Line($"scoped {Marshaller} {Local} = new();");

    public override void Acquire(CodeWriter writer) =>
        writer.Line($"{Local}.FromManaged({Name}, stackalloc byte[{Marshaller}.BufferSize]);");

    public override void Release(CodeWriter writer) => writer.Line($"{Local}.Free();");
}
