// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit;

/// <summary>Gathers the twins of a function (<c>_f64</c>, <c>_f32</c>, ...) into one generic method, for callers that are
/// generic themselves. The choice among them is made when the JIT compiles the call, not when it runs.</summary>
internal static class TwinEmitter
{
    private const string Generic = "T";

    public static void Emit(CodeWriter writer, IReadOnlyList<SafeMethod> methods, Names names, RawClass raw)
    {
        var groups = methods
            .Where(method => Names.WithoutSuffix(method.Function.Name) != method.Function.Name)
            .GroupBy(method => names.Method(method.Function.Name, withSuffix: false));
        foreach (var group in groups)
        {
            var twins = group.Select(method => (Method: method, Type: Element(method.Function.Name))).ToList();
            var taken = methods.Any(method => method.Name == group.Key && !twins.Exists(twin => twin.Method == method));
            if (twins.Count > 1 && !taken && twins.TrueForAll(twin => twin.Type is not null) && Shapes(twins) is { } shapes)
            {
                Emit(writer, group.Key, twins, shapes, raw);
            }
        }
    }

    private static string? Element(string function)
    {
        var suffix = function.Substring(Names.WithoutSuffix(function).Length);
        var bits = suffix.Length > 2 ? suffix.Substring(2) : "";
        return (suffix.Length > 1 ? suffix[1] : ' ', bits) switch
        {
            ('f', "64") => "double", ('f', "32") => "float",
            ('i', "64") => "long", ('i', "32") => "int", ('i', "16") => "short", ('i', "8") => "sbyte",
            ('u', "64") => "ulong", ('u', "32") => "uint", ('u', "16") => "ushort", ('u', "8") => "byte",
            _ => null,
        };
    }

    /// <summary>The generic method's parameter types and, last, its result types; null if the twins differ in more than the
    /// element.</summary>
    private static List<Shape>? Shapes(List<(SafeMethod Method, string? Type)> twins)
    {
        var all = twins.Select(twin => (Shapes: twin.Method.Declarations.Select(declaration => declaration.Shape)
            .Concat(twin.Method.Results.Select(result => result.Shape)).ToList(), twin.Type)).ToList();
        var first = all[0].Shapes;
        if (all.Exists(twin => twin.Shapes.Count != first.Count)
            || twins.Exists(twin => twin.Method.Declarations.Count != twins[0].Method.Declarations.Count))
        {
            return null;
        }

        var shapes = new List<Shape>();
        for (var i = 0; i < first.Count; i++)
        {
            if (all.TrueForAll(twin => twin.Shapes[i] == first[i]))
            {
                shapes.Add(first[i]);
            }
            else if (all.TrueForAll(twin => twin.Shapes[i].Pattern == first[i].Pattern && twin.Shapes[i].Element == twin.Type))
            {
                shapes.Add(first[i] with { Element = Generic });
            }
            else
            {
                return null;
            }
        }

        // A tuple would have to be taken apart and cast piece by piece; nobody has asked for one.
        var results = first.Count - twins[0].Method.Declarations.Count;
        return results > 1 && shapes.Skip(shapes.Count - results).Any(shape => shape.Element == Generic) ? null : shapes;
    }

    private static void Emit(
        CodeWriter writer, string name, List<(SafeMethod Method, string? Type)> twins, List<Shape> shapes, RawClass raw)
    {
        var method = twins[0].Method;
        var declarations = method.Declarations.Select((declaration, index) => declaration with { Shape = shapes[index] })
            .ToList();
        var results = method.Results.Select((result, index) => result with { Shape = shapes[declarations.Count + index] })
            .ToList();
        var parameters = declarations.Select(declaration => $"{declaration.Modifier}{declaration.Shape} {declaration.Name}"
            + (declaration.Default is null ? "" : $" = {declaration.Default}"));
        var isInternal = raw.IsPublic && twins.Exists(twin => !twin.Method.IsPublic);
        writer.Line();
        DocEmitter.Emit(writer, method);
        var types = string.Join(", ", twins.Select(twin => $"<c>{twin.Type}</c>"));
        writer.Line($"/// <typeparam name=\"T\">One of {types}.</typeparam>");
        writer.Line("/// <exception cref=\"global::System.NotSupportedException\">"
            + "There is no form for <typeparamref name=\"T\"/>.</exception>");
        var signature = $"{name}<{Generic}>({string.Join(", ", parameters)}) where {Generic} : unmanaged";
        writer.Open($"{(isInternal ? "internal" : "public")} static {MethodEmitter.ReturnType(results)} {signature}");
        foreach (var (twin, type) in twins)
        {
            writer.Open($"if (typeof({Generic}) == typeof({type}))");
            var call = $"{twin.Name}({string.Join(", ", declarations.Select(declaration => Cast(declaration, type!)))})";
            var isGeneric = results.Count == 1 && results[0].Shape.Element == Generic;
            writer.Line(results.Count == 0 ? $"{call};"
                : isGeneric ? $"return Cast<{type}, {Generic}>({call});" : $"return {call};");
            if (results.Count == 0)
            {
                writer.Line("return;");
            }

            writer.Close();
            writer.Line();
        }

        writer.Line($"Check.ThrowUnsupported(typeof({Generic}));");
        if (results.Count > 0)
        {
            writer.Line("return default!;");
        }

        writer.Close();
    }

    private static string Cast(Declaration declaration, string type)
    {
        const string unsafeAs = "global::System.Runtime.CompilerServices.Unsafe.As";
        const string marshal = "global::System.Runtime.InteropServices.MemoryMarshal";
        if (declaration.Shape.Element != Generic)
        {
            return declaration.Modifier + declaration.Name;
        }

        if (declaration.Shape.Pattern.Contains("Span<"))
        {
            var create = declaration.Shape.Pattern.Contains("ReadOnlySpan") ? "CreateReadOnlySpan" : "CreateSpan";
            var first = $"ref {unsafeAs}<{Generic}, {type}>(ref {marshal}.GetReference({declaration.Name}))";
            return $"{marshal}.{create}({first}, {declaration.Name}.Length)";
        }

        return declaration.Modifier.Length > 0
            ? $"{declaration.Modifier}{unsafeAs}<{Generic}, {type}>(ref {declaration.Name})"
            : $"Cast<{Generic}, {type}>({declaration.Name})";
    }
}
