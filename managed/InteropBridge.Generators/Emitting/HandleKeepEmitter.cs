// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits what a SafeHandle has for the sake of what its object uses, and of functions that release the
/// object.</summary>
internal static class HandleKeepEmitter
{
    private const string Memory = "global::System.Buffers.MemoryHandle";
    private const string Handle = "global::System.Runtime.InteropServices.SafeHandle";

    public static void EmitMembers(CodeWriter writer, HandleType handle)
    {
        if (handle.KeepsMemory)
        {
            EmitList(writer, Memory, "_memory");
        }

        if (handle.KeepsHandles)
        {
            EmitList(writer, Handle, "_handles");
        }

        if (handle.IsConsumed)
        {
            EmitConsume(writer, handle);
        }
    }

    /// <summary>When the object is gone, and not before.</summary>
    public static void EmitRelease(CodeWriter writer, HandleType handle)
    {
        if (handle.KeepsMemory)
        {
            writer.Line("_memory.ForEach(static memory => memory.Dispose());");
        }

        if (handle.KeepsHandles)
        {
            writer.Line("_handles.ForEach(static handle => handle.DangerousRelease());");
        }
    }

    private static void EmitList(CodeWriter writer, string type, string field)
    {
        writer.Line($"private readonly global::System.Collections.Generic.List<{type}> {field} = [];");
        writer.Line();
        writer.Open($"internal void Keep({type} value)");
        writer.Open($"lock ({field})");
        writer.Line($"{field}.Add(value);");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>What the object uses stays as it is: whoever has the object now may use it still.</summary>
    private static void EmitConsume(CodeWriter writer, HandleType handle)
    {
        writer.Line("private int _consumed;");
        writer.Line();
        writer.Line("/// <summary>Gives the object away: of several threads at once only one may.</summary>");
        writer.Open("internal void Consume()");
        writer.Open("if (global::System.Threading.Interlocked.Exchange(ref _consumed, 1) != 0)");
        writer.Line($"throw new global::System.ObjectDisposedException(nameof({handle.ClassName}));");
        writer.Close();
        writer.Line();
        writer.Line("SetHandleAsInvalid();");
        writer.Close();
        writer.Line();
    }
}
