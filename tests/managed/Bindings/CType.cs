// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Tests.Bindings;

/// <summary>The C spelling of what a C# declaration passes. The C# type decides; the native type name adds only what C# has no
/// word for: const, and char where C# can only say sbyte.</summary>
internal static class CType
{
    public static string Of(ParameterInfo parameter) =>
        Of(parameter.ParameterType, DeclaredText.NativeType(parameter.CustomAttributes));

    public static string Of(Type type, string? native = null)
    {
        var isConst = native?.StartsWith("const ", StringComparison.Ordinal) == true;
        return (isConst ? "const " : "") + Spell(type, native?.Contains("char", StringComparison.Ordinal) == true);
    }

    private static string Spell(Type type, bool isChar)
    {
        if (type.IsFunctionPointer)
        {
            var parameters = type.GetFunctionPointerParameterTypes()
                .Select(parameter => Spell(parameter, false)).DefaultIfEmpty("void");
            return type.IsUnmanagedFunctionPointer
                ? $"__typeof__({Spell(type.GetFunctionPointerReturnType(), false)} (*)({string.Join(", ", parameters)}))"
                : throw new NotSupportedException($"{type} is a managed function pointer");
        }

        return type.IsPointer ? $"{Spell(type.GetElementType()!, isChar)} *"
            : type.IsEnum ? Spell(Enum.GetUnderlyingType(type), false)
            : type == typeof(sbyte) ? isChar ? "char" : "int8_t"
            : Primitives.GetValueOrDefault(type) ?? (type.IsValueType && !type.IsPrimitive ? type.Name
                : throw new NotSupportedException($"{type} has no counterpart in C: bindings are blittable"));
    }

    private static readonly Dictionary<Type, string> Primitives = new()
    {
        [typeof(void)] = "void",
        [typeof(byte)] = "uint8_t",
        [typeof(short)] = "int16_t",
        [typeof(ushort)] = "uint16_t",
        [typeof(int)] = "int32_t",
        [typeof(uint)] = "uint32_t",
        [typeof(long)] = "int64_t",
        [typeof(ulong)] = "uint64_t",
        [typeof(nint)] = "intptr_t",
        [typeof(nuint)] = "size_t",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };
}
