// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes handles that are given to C.</summary>
internal sealed class HandleWriter(HandleParameter handle, HelperNames helpers, LocalNames locals)
    : ParameterWriter(handle, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors
    {
        get
        {
            if (!handle.IsNullable)
            {
                yield return ("ArgumentNullException", $"{Reference} is null");
            }

            yield return ("ObjectDisposedException", $"{Reference} was disposed");
        }
    }

    public override string Argument
    {
        get
        {
            var pointer = $"({handle.Pointer}){Name}.DangerousGetHandle()";
            return handle.IsNullable ? $"{Name} is null ? null : {pointer}" : pointer;
        }
    }

    public override bool HoldsSomething => true;

    public override int Turn => handle.IsConsumed ? 2 : handle.Keeper is not null ? 1 : 0;

    public override void Check(CodeWriter writer)
    {
        if (!handle.IsNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }
    }

    private string Held => Locals.Of(handle, "Held");

    public override void Prepare(CodeWriter writer) => writer.Line($"bool {Held} = false;");

    /// <summary>A handle that C consumes is no longer valid for anybody from here on.</summary>
    public override void Acquire(CodeWriter writer)
    {
        writer.Line($"{Name}{(handle.IsNullable ? "?" : "")}.DangerousAddRef(ref {Held});");
        if (handle.IsConsumed)
        {
            writer.Line($"{Name}{(handle.IsNullable ? "?" : "")}.Consume();");
        }
    }

    /// <summary>What the call holds the keeper takes over, so that there is no moment in which nobody does.</summary>
    public override void Received(CodeWriter writer)
    {
        if (handle.Keeper is { } keeper)
        {
            var name = HandleResultWriter.NameOf(keeper, Locals);
            writer.Open($"if ({Held} && !{name}.IsInvalid)");
            writer.Line($"{name}.Keep({Name}{(handle.IsNullable ? "!" : "")});");
            writer.Line($"{Held} = false;");
            writer.Close();
        }
    }

    public override void Release(CodeWriter writer)
    {
        writer.Open($"if ({Held})");
        writer.Line($"{Name}{(handle.IsNullable ? "!" : "")}.DangerousRelease();");
        writer.Close();
    }

    public override void After(CodeWriter writer)
    {
        if (handle.Handle.KeepsCallbacks)
        {
            writer.Line($"{Name}{(handle.IsNullable ? "?" : "")}.ThrowIfCallbackFailed();");
        }
    }
}
