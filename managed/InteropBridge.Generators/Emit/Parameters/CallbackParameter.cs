// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>A callback that is a delegate. What it throws is kept and rethrown when C has returned.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">Its type.</param>
/// <param name="thunk">The unmanaged entry that calls the delegate.</param>
/// <param name="type">Of the delegate.</param>
/// <param name="isNullable">Whether null is allowed.</param>
internal sealed class CallbackParameter(RawParameter raw, string pointer, string thunk, string type, bool isNullable)
    : SafeParameter(raw), ICallback
{
    /// <summary>The object that keeps the callback for its life; null for the length of the call.</summary>
    public SafeParameter? Keeper { get; set; }

    public string UserData => $"(void*)global::System.Runtime.InteropServices.GCHandle.ToIntPtr({Local}Handle)";

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(type + (isNullable ? "?" : "")), Name, Raw.Name, Default: isNullable ? "null" : null)];

    public override string Argument => isNullable ? $"{Name} is null ? null : ({pointer})&{thunk}" : $"({pointer})&{thunk}";

    public override bool HoldsSomething => true;

    private string? KeeperName => Keeper switch
    {
        HandleResultParameter created => created.Owner,
        HandleParameter { } given => given.Name,
        _ => null,
    };

    public override void Check(CodeWriter writer)
    {
        if (!isNullable)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }
    }

    public override void Prepare(CodeWriter writer)
    {
        var failure = KeeperName is { } keeper
            ? $"{keeper}.CallbackFailure"
            : "new()";
        writer.Line($"var {Local} = {(isNullable ? $"{Name} is null ? null : " : "")}new Callback({Name}, {failure});");
        writer.Line($"global::System.Runtime.InteropServices.GCHandle {Local}Handle = default;");
    }

    public override void Acquire(CodeWriter writer)
    {
        writer.Open($"if ({Local} is not null)");
        writer.Line($"{Local}Handle = global::System.Runtime.InteropServices.GCHandle.Alloc({Local});");
        writer.Close();
        writer.Line();
    }

    /// <summary>From here on C may call at any time until the object is destroyed; an object that was not created keeps
    /// nothing.</summary>
    public override void Received(CodeWriter writer)
    {
        if (KeeperName is { } keeper)
        {
            writer.Open($"if ({Local}Handle.IsAllocated && !{keeper}.IsInvalid)");
            writer.Line($"{keeper}.Keep({Local}Handle);");
            writer.Line($"{Local}Handle = default;");
            writer.Close();
        }
    }

    public override void Release(CodeWriter writer)
    {
        writer.Open($"if ({Local}Handle.IsAllocated)");
        writer.Line($"{Local}Handle.Free();");
        writer.Close();
    }

    public override void After(CodeWriter writer) => writer.Line($"{Local}?.Rethrow();");
}
