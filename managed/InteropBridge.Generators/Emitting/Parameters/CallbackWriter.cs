// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes callbacks that are delegates.</summary>
internal class CallbackWriter(CallbackParameter callback, HelperNames helpers, LocalNames locals)
    : ParameterWriter(callback, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors => callback.IsNullable ? []
        : [("ArgumentNullException", $"{Reference} is null")];

    /// <summary>Holds the callback for the life of an object.</summary>
    protected bool IsKept => KeeperName is not null;

    public override string Argument
    {
        get
        {
            return callback.IsNullable ? $"{Name} is null ? null : {Entry}" : Entry;
        }
    }

    /// <summary>What C calls.</summary>
    protected string Entry => $"({callback.Pointer})&{Helpers.Thunks}.{callback.Thunk.Name}";

    public override bool HoldsSomething => true;

    public override int Turn => 1;

    protected string Handle => GCHandleText.Name(callback, Locals);

    private string Slot => $"{Helpers.Thunks}.{callback.Thunk.Slot}";

    private string Lost => $"global::System.Threading.Volatile.Read(ref {Helpers.Thunks}.{callback.Thunk.Lost})";

    private string Before => Locals.Of(callback, "Before");

    private string LostBefore => Locals.Of(callback, "Lost");

    protected string? KeeperName => callback.Keeper switch
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
        if (callback.Thunk.HasSlot)
        {
            writer.Line($"{Helpers.Callback}? {Before} = {Slot};");
            writer.Line($"int {LostBefore} = {Lost};");
            return;
        }

        GCHandleText.Declare(writer, Handle);
    }

    public override void Acquire(CodeWriter writer)
    {
        if (callback.Thunk.HasSlot)
        {
            writer.Line($"{Slot} = {Local};");
            return;
        }

        GCHandleText.Allocate(writer, Handle, Local);
    }

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

    /// <summary>A callback may make the same call within its own.</summary>
    public override void Release(CodeWriter writer)
    {
        if (callback.Thunk.HasSlot)
        {
            writer.Line($"{Slot} = {Before};");
            return;
        }

        GCHandleText.Free(writer, Handle);
    }

    public override void After(CodeWriter writer)
    {
        writer.Line($"{Local}?.Rethrow();");
        if (callback.Thunk.HasSlot)
        {
            writer.If($"{Lost} != {LostBefore}", $"{Helpers.Check}.ThrowLost(nameof({Name}));");
        }
    }
}
