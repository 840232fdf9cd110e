// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes callbacks that are delegates.</summary>
internal sealed class CallbackWriter(CallbackParameter callback, HelperNames helpers, LocalNames locals)
    : ParameterWriter(callback, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors => callback.IsNullable ? []
        : [("ArgumentNullException", $"{Reference} is null")];

    public override string Argument
    {
        get
        {
            var thunk = $"({callback.Pointer})&{Helpers.Thunks}.{callback.Thunk.Name}";
            return callback.IsNullable ? $"{Name} is null ? null : {thunk}" : thunk;
        }
    }

    public override bool HoldsSomething => true;

    public override int Turn => 1;

    private string Handle => GCHandleText.Name(callback, Locals);

    private string? KeeperName => callback.Keeper switch
    {
        HandleResultParameter created => HandleResultWriter.OwnerOf(created, Locals),
        HandleParameter given => given.Name,
        _ => null,
    };

    public override void Check(CodeWriter writer)
    {
        if (!callback.IsNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }
    }

    public override void Prepare(CodeWriter writer)
    {
        var failure = KeeperName is { } keeper ? $"{keeper}.CallbackFailure" : "new()";
        var unlessNull = callback.IsNullable ? $"{Name} is null ? null : " : "";
        writer.Line($"{Helpers.Callback}? {Local} = {unlessNull}new {Helpers.Callback}({Name}, {failure});");
        GCHandleText.Declare(writer, Handle);
    }

    public override void Acquire(CodeWriter writer) => GCHandleText.Allocate(writer, Handle, Local);

    /// <summary>From here on C may call at any time until the object is destroyed; an object that was not created keeps
    /// nothing.</summary>
    public override void Received(CodeWriter writer)
    {
        if (KeeperName is { } keeper)
        {
            writer.Open($"if ({Handle}.IsAllocated && !{keeper}.IsInvalid)");
            writer.Line($"{keeper}.Keep({Handle});");
            writer.Line($"{Handle} = default;");
            writer.Close();
        }
    }

    public override void Release(CodeWriter writer) => GCHandleText.Free(writer, Handle);

    public override void After(CodeWriter writer) => writer.Line($"{Local}?.Rethrow();");
}
