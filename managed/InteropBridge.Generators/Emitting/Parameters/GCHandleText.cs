// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the GCHandle through which C hands a callback's state back.</summary>
internal static class GCHandleText
{
    public const string Type = "global::System.Runtime.InteropServices.GCHandle";

    /// <summary>The local that holds the GCHandle of a callback's state.</summary>
    public static string Name(ThunkParameter callback, LocalNames locals) => locals.Of(callback, "Handle");

    public static void Declare(CodeWriter writer, string handle) => writer.Line($"{Type} {handle} = default;");

    public static void Allocate(CodeWriter writer, string handle, string state)
    {
        writer.Open($"if ({state} is not null)");
        writer.Line($"{handle} = {Type}.Alloc({state});");
        writer.Close();
        writer.Line();
    }

    public static void Free(CodeWriter writer, string handle)
    {
        writer.Open($"if ({handle}.IsAllocated)");
        writer.Line($"{handle}.Free();");
        writer.Close();
    }
}
