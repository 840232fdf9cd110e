// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits the SafeHandle of an opaque C object.</summary>
internal static class HandleEmitter
{
    private const string Failure =
        "global::System.Runtime.CompilerServices.StrongBox<global::System.Runtime.ExceptionServices.ExceptionDispatchInfo?>";

    public static void Emit(CodeWriter writer, HandleType handle, RawClass raw)
    {
        writer.Line();
        writer.Line($"/// <summary>Owns a <c>{handle.Type}</c>; disposing it calls <c>{handle.Destroy}</c>.</summary>");
        writer.Open($"{(raw.IsPublic ? "public" : "internal")} sealed unsafe partial class {handle.ClassName} : "
            + "global::System.Runtime.InteropServices.SafeHandle");
        if (handle.KeepsCallbacks)
        {
            EmitCallbacks(writer);
        }

        HandleKeepEmitter.EmitMembers(writer, handle);

        writer.Open($"internal {handle.ClassName}() : base(0, ownsHandle: true)");
        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override bool IsInvalid => handle == 0;");
        writer.Line();
        writer.Line("internal void Adopt(global::System.IntPtr value) => SetHandle(value);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open("protected override bool ReleaseHandle()");
        writer.Line($"{raw.RawName}.@{handle.Destroy}(({handle.DestroyPointer})handle);");
        if (handle.KeepsCallbacks)
        {
            writer.Line("_callbacks.ForEach(static callback => callback.Free());");
        }

        HandleKeepEmitter.EmitRelease(writer, handle);
        writer.Line("return true;");
        writer.Close();
        writer.Close();
    }

    private static void EmitCallbacks(CodeWriter writer)
    {
        writer.Line($"private readonly global::System.Collections.Generic.List<{GCHandleText.Type}> _callbacks = [];");
        writer.Line();
        writer.Line($"internal {Failure} CallbackFailure {{ get; }} = new();");
        writer.Line();
        writer.Open($"internal void Keep({GCHandleText.Type} callback)");
        writer.Open("lock (_callbacks)");
        writer.Line("_callbacks.Add(callback);");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("internal void ThrowIfCallbackFailed() =>");
        writer.Line("    global::System.Threading.Interlocked.Exchange(ref CallbackFailure.Value, null)?.Throw();");
        writer.Line();
    }
}
