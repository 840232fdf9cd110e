// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using InteropBridge.Kernels.Interop;
using InteropBridge.Mpi.Interop;

namespace InteropBridge.Tests.Bindings;

/// <summary>Bindings to check against a header: the class with the DllImports and constants, and the types beside it.</summary>
internal sealed class BindingSet(Type imports, params Type[] types)
{
    private const BindingFlags AnyAccess = BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags All = AnyAccess | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The library's own.</summary>
    public static BindingSet Library { get; } = Of(typeof(Native));

    /// <summary>That of MPI.</summary>
    public static BindingSet Mpi { get; } = Of(typeof(NativeMpi));

    /// <summary>Value types that keep a C name are those that ClangSharp wrote.</summary>
    private static BindingSet Of(Type imports) => new(imports, [.. imports.Assembly.GetTypes()
        .Where(type => type.IsValueType && type.Namespace == imports.Namespace)
        .Where(type => type.Name.StartsWith("ib_", StringComparison.Ordinal))]);

    private IEnumerable<MethodInfo> Methods =>
        imports.GetMethods(All).Where(method => method.IsDefined(typeof(DllImportAttribute)));

    private IEnumerable<FieldInfo> Constants => imports.GetFields(All).Where(constant => constant.IsLiteral);

    public IReadOnlyList<BoundFunction> Functions => [.. Methods.Select(BoundFunction.Of)];

    public IReadOnlySet<string> ConstantNames => Constants.Select(constant => constant.Name).ToHashSet();

    /// <summary>Structs whose insides the bindings know.</summary>
    public IReadOnlySet<string> LaidOutStructs =>
        types.Where(type => !type.IsEnum && Fields(type).Length > 0).Select(type => type.Name).ToHashSet();

    /// <summary>A C file that compiles only if the header says what the bindings say.</summary>
    public string ToC(string header)
    {
        var lines = new List<string> { "#include <stddef.h>", "#include <stdint.h>", $"#include \"{header}\"" };
        lines.AddRange(Functions.Select(function => Same($"__typeof__({function.Name})", function.Type, function.Name)));
        lines.AddRange(Methods.SelectMany(method => BoundFunction.Claims(method)
            .Select(claim => Same(claim.Claimed, claim.Derived, $"{claim.Claimed} in {method.Name}"))).Distinct());
        lines.AddRange(Constants.Select(constant => Equal(constant.Name, constant.GetRawConstantValue()!, constant.Name)));
        foreach (var type in types)
        {
            lines.AddRange(type.IsEnum ? Enumeration(type) : Layout(type));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Enumeration(Type type) => type.GetFields(All)
        .Select(member => Equal(member.Name, member.GetRawConstantValue()!, $"{type.Name}.{member.Name}"))
        .Append(Equal($"sizeof(enum {type.Name})", Marshal.SizeOf(Enum.GetUnderlyingType(type)), type.Name));

    private static IEnumerable<string> Layout(Type type)
    {
        var fields = Fields(type);
        if (fields.Length == 0)
        {
            yield break;
        }

        yield return Equal($"sizeof({type.Name})", Marshal.SizeOf(type), $"size of {type.Name}");
        foreach (var field in fields)
        {
            var (name, native) = (field.Name, DeclaredText.NativeType(field.CustomAttributes));
            yield return Equal($"offsetof({type.Name}, {name})", Marshal.OffsetOf(type, name), $"offset of {type.Name}.{name}");
            yield return Same(
                $"__typeof__((({type.Name} *)0)->{name})", CType.Of(field.FieldType, native), $"type of {type.Name}.{name}");
        }
    }

    private static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | AnyAccess);

    private static string Same(string left, string right, string what) =>
        $"_Static_assert(__builtin_types_compatible_p({left}, {right}), \"drift: {what}\");";

    /// <summary>The builtin makes an integer constant expression of a comparison of floating constants, which clang wants.</summary>
    private static string Equal(string left, object right, string what) =>
        FormattableString.Invariant($"_Static_assert(__builtin_expect({left} == {right}, 1), \"drift: {what}\");");
}
