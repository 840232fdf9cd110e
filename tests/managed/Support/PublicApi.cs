// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace InteropBridge.Tests.Support;

/// <summary>The public surface of an assembly as sorted text: a line a type, and a line a member under it. Explained by
/// reflection, so it is what a user's compiler sees.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly) => string.Concat(
        assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Describe));

    private static string Describe(Type type) => string.Concat(
        new[] { $"{Kind(type)} {type.Namespace}.{TypeText.Name(type)}{Bases(type)}{TypeText.Constraints(type.GetGenericArguments())}" }
            .Concat(Members(type).Order(StringComparer.Ordinal).Select(member => $"    {member}"))
            .Select(line => $"{line}\n"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(found => found.IsVisible).Select(TypeText.Name)
            .Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases.Insert(0, TypeText.Name(parent));
        }

        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}");
        }

        return type.GetFields(Declared).Where(field => IsSeen(field)).Select(Field)
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsSeen)).Select(Property))
            .Concat(type.GetEvents(Declared).Where(found => IsSeen(found.AddMethod!)).Select(found =>
                $"{Modifiers(found.AddMethod!)}event {TypeText.Name(found.EventHandlerType!)} {found.Name}"))
            .Concat(type.GetConstructors(Declared).Where(IsSeen).Where(IsWritten).Select(constructor =>
                $"{Modifiers(constructor)}new({TypeText.Parameters(constructor)})"))
            .Concat(type.GetMethods(Declared).Where(IsSeen).Where(IsWritten).Where(IsMethod).Select(Method));
    }

    private static bool IsSeen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What a record's compiler adds goes without saying.
    private static bool IsWritten(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsMethod(MethodInfo method) =>
        !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeText.Name(field.FieldType)} {field.Name} = {TypeText.Value(field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Name(field)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsSeen).ToList();
        var words = accessors.Select(accessor => accessor.ReturnType != typeof(void) ? "get;"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Any(type => type.Name == "IsExternalInit") ? "init;" : "set;");
        var indexes = property.GetIndexParameters();
        var name = indexes.Length == 0 ? property.Name : $"this[{TypeText.Parameters(indexes)}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(accessors[0])}{required}{TypeText.Name(property)} {name} {{ {string.Join(' ', words)} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var types = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(TypeText.Name))}>";
        return $"{Modifiers(method)}{TypeText.Name(method.ReturnParameter)} {method.Name}{types}({TypeText.Parameters(method)})"
            + TypeText.Constraints(generic);
    }

    private static string Modifiers(MethodBase method) => (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : "")
        + (method is MethodInfo { IsVirtual: true, IsFinal: false, DeclaringType.IsInterface: false } found
            ? found.IsAbstract ? "abstract " : found.GetBaseDefinition() == found ? "virtual " : "override " : "");
}
