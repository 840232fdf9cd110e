// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays to which C keeps a pointer.</summary>
internal sealed class KeptArrayWriter(KeptArrayParameter array, HelperNames helpers, LocalNames locals)
    : ArrayWriter(array, helpers, locals)
{
    public override bool HoldsSomething => true;

    public override int Turn => 1;

    public override string? Fixed => null;

    private string Pin => Locals.Of(array, "Pin");

    public override void Prepare(CodeWriter writer)
    {
        writer.Line($"global::System.Buffers.MemoryHandle {Pin} = default;");
        writer.Line($"{array.Element}* {Local} = null;");
    }

    public override void Acquire(CodeWriter writer)
    {
        writer.Line($"{Pin} = {Name}.Pin();");
        writer.Line($"{Local} = ({array.Element}*){Pin}.Pointer;");
    }

    /// <summary>An object that was not created keeps nothing.</summary>
    public override void Received(CodeWriter writer)
    {
        if (array.Keeper is { } keeper)
        {
            var name = HandleResultWriter.NameOf(keeper, Locals);
            writer.Open($"if (!{name}.IsInvalid)");
            writer.Line($"{name}.Keep({Pin});");
            writer.Line($"{Pin} = default;");
            writer.Close();
        }
        else
        {
            writer.Line($"{Pin} = default;");
        }
    }

    public override void Release(CodeWriter writer) => writer.Line($"{Pin}.Dispose();");
}
