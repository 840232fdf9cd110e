// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Emit.Parameters;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit;

/// <summary>Emits one safe method: checks, then the crossing with everything pinned and held, then what it brought.</summary>
internal static class MethodEmitter
{
    public static void Emit(CodeWriter writer, SafeMethod method, RawClass raw)
    {
        DocEmitter.Emit(writer, method);
        var declarations = method.Declarations.Select(Declare);
        var access = raw.IsPublic && !method.IsPublic ? "internal" : "public";
        writer.Open($"{access} static {ReturnType(method.Results)} {method.Name}({string.Join(", ", declarations)})");
        // Numbers before the spans whose lengths are computed from them.
        foreach (var parameter in method.Parameters.OrderBy(parameter => parameter is ArrayParameter))
        {
            parameter.Check(writer);
        }

        Prepare(writer, method);
        Cross(writer, method, raw);
        foreach (var part in method.Parts)
        {
            part.After(writer);
        }

        if (method.StatusType is not null)
        {
            var progress = method.Parameters.OfType<ProgressParameter>().FirstOrDefault()?.State ?? "null";
            writer.If("__status != 0",
                $"Status.ThrowIfFailure(({StatusMap.Type(raw)})__status, \"{method.Function.Name}\", {progress});");
        }

        Return(writer, method.Results);
        writer.Close();
    }

    public static string ReturnType(IReadOnlyList<Result> results) => results.Count switch
    {
        0 => "void",
        1 => results[0].Shape.ToString(),
        _ => $"({string.Join(", ", results.Select(result => $"{result.Shape} {result.Name}"))})",
    };

    private static string Declare(Declaration declaration)
    {
        var value = declaration.Default is null ? "" : $" = {declaration.Default}";
        return $"{declaration.Modifier}{declaration.Shape} {declaration.Name}{value}";
    }

    private static void Prepare(CodeWriter writer, SafeMethod method)
    {
        foreach (var part in method.Parts)
        {
            part.Prepare(writer);
        }

        if (method.Parameters.OfType<ArrayParameter>().Any(array => array.NeedsStandIn))
        {
            // What C is given for an empty span: it may refuse NULL, and never looks.
            writer.Line("ulong __empty = 0;");
        }

        if (method.StatusType is { } status)
        {
            writer.Line($"{status} __status;");
        }
    }

    private static void Cross(CodeWriter writer, SafeMethod method, RawClass raw)
    {
        var parts = method.Parts.ToList();
        var holds = parts.Any(part => part.HoldsSomething);
        if (holds)
        {
            writer.Open("try");
        }

        parts.ForEach(part => part.Acquire(writer));
        var pins = parts.Select(part => part.Fixed).OfType<string>().ToList();
        pins.ForEach(writer.Line);
        if (pins.Count > 0)
        {
            writer.Open();
        }

        Call(writer, method, raw);
        parts.ForEach(part => part.Received(writer));
        if (pins.Count > 0)
        {
            writer.Close();
        }

        if (!holds)
        {
            return;
        }

        writer.Close();
        writer.Open("finally");
        parts.ForEach(part => part.Release(writer));
        writer.Close();
        writer.Line();
    }

    private static void Call(CodeWriter writer, SafeMethod method, RawClass raw)
    {
        var target = method.StatusType is not null ? "__status = " : method.Returns is { } returns ? $"{returns.Local} = " : "";
        var owner = method.IsFast ? "Fast" : raw.RawName;
        var arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.Argument));
        writer.Line($"{target}{owner}.@{method.Function.Name}({arguments});");
    }

    private static void Return(CodeWriter writer, IReadOnlyList<Result> results)
    {
        if (results.Count > 0)
        {
            var values = string.Join(", ", results.Select(result => result.Value));
            writer.Line(results.Count == 1 ? $"return {values};" : $"return ({values});");
        }
    }
}
