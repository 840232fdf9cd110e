// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits the generic methods of twins, for callers that are generic themselves. The choice among twins is made when the
/// JIT compiles the call, not when it runs.</summary>
internal static class TwinEmitter
{
    private const string Generic = BoundTwins.Element;

    public static void Emit(CodeWriter writer, IReadOnlyList<BoundTwins> twins, EmittedFile file)
    {
        foreach (var group in twins)
        {
            Emit(writer, group, file);
        }
    }

    private static void Emit(CodeWriter writer, BoundTwins group, EmittedFile file)
    {
        var (results, cast) = (group.Results, file.Helpers.Cast);
        var parameters = group.Declarations.Select(MethodEmitter.Declare);
        writer.Line();
        DocEmitter.Emit(writer, group.Twins[0].Method, MethodEmitter.Writers(group.Twins[0].Method, file));
        var types = string.Join(", ", group.Twins.Select(twin => $"<c>{twin.Type}</c>"));
        writer.Line($"/// <typeparam name=\"{Generic}\">One of {types}.</typeparam>");
        writer.Line("/// <exception cref=\"global::System.NotSupportedException\">"
            + $"There is no form for <typeparamref name=\"{Generic}\"/>.</exception>");
        var access = file.Raw.IsPublic && !group.IsPublic ? "internal" : "public";
        var signature = $"{group.Name}<{Generic}>({string.Join(", ", parameters)}) where {Generic} : {file.Unmanaged}";
        writer.Open($"{access} static {MethodEmitter.ReturnType(results)} {signature}");
        foreach (var (twin, type) in group.Twins)
        {
            writer.Open($"if (typeof({Generic}) == typeof({type}))");
            var call = $"{file.FullName}.{twin.Name}({string.Join(", ", group.Declarations.Select(declaration => Cast(declaration, type, cast)))})";
            var isGeneric = results.Count == 1 && results[0].Shape.Element == Generic;
            writer.Line(results.Count == 0 ? $"{call};"
                : isGeneric ? $"return {cast}<{type}, {Generic}>({call});" : $"return {call};");
            if (results.Count == 0)
            {
                writer.Line("return;");
            }

            writer.Close();
            writer.Line();
        }

        writer.Line($"{file.Helpers.Check}.ThrowUnsupported(typeof({Generic}));");
        if (results.Count > 0)
        {
            writer.Line("return default!;");
        }

        writer.Close();
    }

    private static string Cast(Declaration declaration, string type, string cast)
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
            : $"{cast}<{Generic}, {type}>({declaration.Name})";
    }
}
