// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits an enum that a contract makes of constants.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter writer, EnumDeclaration type, bool isPublic)
    {
        writer.Line();
        writer.Line($"/// <summary>The constants <c>{type.Pattern}</c>.</summary>");
        if (type.IsFlags)
        {
            writer.Line("[global::System.Flags]");
        }

        writer.Open($"{(isPublic ? "public" : "internal")} enum {type.Name} : {type.Underlying switch { "nint" => "long", "nuint" => "ulong", var other => other }}");
        foreach (var (name, constant, value) in type.Members)
        {
            writer.Line($"/// <summary><c>{constant}</c></summary>");
            writer.Line($"{NameScope.Escape(name)} = {Literals.Of(value)},");
        }

        writer.Close();
    }
}
