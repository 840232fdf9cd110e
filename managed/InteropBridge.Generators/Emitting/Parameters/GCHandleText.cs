// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the GCHandle through which C hands a callback's state back.</summary>
internal static class GCHandleText
{
    public const string Type = "global::System.Runtime.InteropServices.GCHandle";

    /// <summary>The local that holds the GCHandle of a state.</summary>
    public static string Name(string state) => $"{state}Handle";

    public static void Declare(CodeWriter writer, string state) => writer.Line($"{Type} {Name(state)} = default;");

    public static void Allocate(CodeWriter writer, string state)
    {
        writer.Open($"if ({state} is not null)");
        writer.Line($"{Name(state)} = {Type}.Alloc({state});");
        writer.Close();
        writer.Line();
    }

    public static void Free(CodeWriter writer, string state)
    {
        writer.Open($"if ({Name(state)}.IsAllocated)");
        writer.Line($"{Name(state)}.Free();");
        writer.Close();
    }
}
