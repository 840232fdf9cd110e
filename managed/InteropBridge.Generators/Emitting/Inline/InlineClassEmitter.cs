// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Reading.Inline;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Inline;

/// <summary>Emits the C# side of a class's methods in C: the declarations of the C functions, the safe methods that a header's
/// functions would have, and the user's partial methods, which call these.</summary>
internal static class InlineClassEmitter
{
    private const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static string Emit(RawClass raw, BoundApi api, IReadOnlyList<InlineMethod> methods)
    {
        var writer = new CodeWriter();
        writer.Line();
        EmitImports(writer, raw);
        foreach (var declaration in methods[0].Class.Declarations)
        {
            var end = declaration.LastIndexOf(' ') + 1;
            writer.Open(declaration.Substring(0, end) + NameScope.Escape(declaration.Substring(end)));
        }

        foreach (var method in methods)
        {
            EmitMethod(writer, method, raw.Name, api.Methods.FirstOrDefault(bound => bound.Function.Name == method.Function.Name));
        }

        foreach (var _ in methods[0].Class.Declarations)
        {
            writer.Close();
        }

        // Nobody else sees it.
        return ApiEmitter.Emit(raw, api).Replace($"\nunsafe partial class {raw.Name}\n", $"\nfile static unsafe class {raw.Name}\n") + writer;
    }

    private static void EmitImports(CodeWriter writer, RawClass raw)
    {
        writer.Line("#pragma warning disable CA5392 // The loader looks in safe folders.");
        writer.Open($"file static unsafe class {raw.RawName}");
        foreach (var function in raw.Functions)
        {
            var import = function.Import.Replace("CallingConvention.", "global::System.Runtime.InteropServices.CallingConvention.");
            var parameters = function.Parameters.Select(parameter => $"{Type(parameter.Type)} @{parameter.Name}");
            writer.Line($"[global::System.Runtime.InteropServices.DllImport({import})]");
            writer.Line($"internal static extern {Type(function.Returns.Type)} @{function.Name}({string.Join(", ", parameters)});");
        }

        writer.Close();
        writer.Line();
    }

    private static string Type(RawType type) => type.Name + new string('*', type.Pointers);

    private static void EmitMethod(CodeWriter writer, InlineMethod method, string safe, BoundMethod? bound)
    {
        var parameters = method.Arguments.Select(argument => $"{argument.Modifier}{argument.Type} {NameScope.Escape(argument.Name)}");
        writer.Line(Inlined);
        writer.Open($"{method.Modifiers} partial {method.ReturnType} {NameScope.Escape(method.Name)}({string.Join(", ", parameters)})");
        if (bound is null)
        {
            writer.Line("throw null!; // its contracts have errors");
        }
        else
        {
            EmitCall(writer, method, $"{safe}.{bound.Name}", bound);
        }

        writer.Close();
        writer.Line();
    }

    private static void EmitCall(CodeWriter writer, InlineMethod method, string target, BoundMethod bound)
    {
        var token = method.Arguments.FirstOrDefault(argument => argument.IsToken);
        var arguments = bound.Declarations.Select(declaration => declaration.Modifier + NameScope.Escape(
            method.Arguments.FirstOrDefault(argument => argument.CName == declaration.CName)?.Name ?? token!.Name));
        var call = $"{target}({string.Join(", ", arguments)})";
        var local = new NameScope(method.Arguments.Select(argument => argument.Name)).Unique("results");
        var results = bound.Results;
        writer.Line(results.Count == 0 ? $"{call};" : $"var {local} = {call};");
        string? value = null;
        for (var i = 0; i < results.Count; i++)
        {
            var item = results.Count == 1 ? local : $"{local}.Item{i + 1}";
            var output = method.Arguments.FirstOrDefault(argument => argument.CName == results[i].Source.Raw.Name);
            if (results[i].Source == bound.Returns)
            {
                value = $"return ({method.ReturnType}){item};";
            }
            else
            {
                writer.Line($"{NameScope.Escape(output!.Name)} = ({output.Type}){item};");
            }
        }

        if (token is not null)
        {
            writer.Line($"{NameScope.Escape(token.Name)}.ThrowIfCancellationRequested();");
        }

        if (value is not null)
        {
            writer.Line(value);
        }
    }
}
