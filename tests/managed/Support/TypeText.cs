// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace InteropBridge.Tests.Support;

/// <summary>Types and parameters as C# writes them, with what may be null.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char",
        [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(nint)] = "nint", [typeof(nuint)] = "nuint", [typeof(string)] = "string", [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Name(Type type) => type switch
    {
        _ when Keywords.TryGetValue(type, out var keyword) => keyword,
        { IsByRef: true } => $"ref {Name(type.GetElementType()!)}",
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsPointer: true } => $"{Name(type.GetElementType()!)}*",
        { IsGenericParameter: true } => type.Name,
        _ when Nullable.GetUnderlyingType(type) is { } value => $"{Name(value)}?",
        _ => Outer(type) + type.Name.Split('`')[0] + Arguments(type.GetGenericArguments()),
    };

    public static string Name(ParameterInfo parameter) => Tuple(parameter.ParameterType, parameter)
        ?? WithNull(parameter.ParameterType, Nullability.Create(parameter));

    public static string Name(FieldInfo field) => Tuple(field.FieldType, field) ?? WithNull(field.FieldType, Nullability.Create(field));

    public static string Name(PropertyInfo property) => Tuple(property.PropertyType, property)
        ?? WithNull(property.PropertyType, Nullability.Create(property));

    public static string Parameters(MethodBase method) => Parameters(method.GetParameters());

    public static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var collected = parameter.GetCustomAttributesData().Any(data => data.AttributeType.Name is "ParamArrayAttribute" or "ParamCollectionAttribute");
        var type = parameter.IsOut ? $"out {Name(parameter)[4..]}" : parameter.IsIn ? $"in {Name(parameter)[4..]}" : Name(parameter);
        return $"{(collected ? "params " : "")}{type} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "");
    }));

    public static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(parameter =>
    {
        var attributes = parameter.GenericParameterAttributes;
        var words = parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name)
            .Order(StringComparer.Ordinal).ToList();
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            var unmanaged = parameter.GetCustomAttributesData().Any(data => data.AttributeType.Name == "IsUnmanagedAttribute");
            words.Insert(0, unmanaged ? "unmanaged" : "struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            words.Insert(0, "class");
        }

        return words.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words)}";
    }));

    /// <summary>A tuple with the names of its elements, which a caller's source may use; null for what is none.</summary>
    private static string? Tuple(Type type, ICustomAttributeProvider place) =>
        place.GetCustomAttributes(typeof(TupleElementNamesAttribute), false) is [TupleElementNamesAttribute names]
        && type.IsAssignableTo(typeof(ITuple))
            ? $"({string.Join(", ", type.GetGenericArguments().Zip(names.TransformNames, (element, name) => $"{Name(element)} {name}"))})"
            : null;

    private static string WithNull(Type type, NullabilityInfo nullability) =>
        !type.IsValueType && !type.IsByRef && nullability.ReadState == NullabilityState.Nullable ? $"{Name(type)}?" : Name(type);

    private static string Outer(Type type) => type.DeclaringType is { } outer ? $"{Name(outer)}." : "";

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(Name))}>";
}
