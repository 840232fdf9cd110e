// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Exports;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Exports;

/// <summary>Writes the C header of exported methods, with their contracts and documentation.</summary>
internal static class ExportHeader
{
    private static readonly (string Name, string Meaning)[] Statuses =
    [
        ("OK", "success"), ("INVALID_ARGUMENT", "an argument is wrong: NULL, a length, a value, an object that was released"),
        ("INVALID_OPERATION", "not possible in this state, or not supported"), ("OUT_OF_MEMORY", "memory ran out"),
        ("IO_ERROR", "a file or a connection failed"), ("FAILED", "any other exception"),
    ];

    public static string Write(ExportLibrary library)
    {
        var (text, upper) = (new CodeWriter(), library.Prefix.ToUpperInvariant());
        text.Line($"/* The functions of {library.Methods[0].Library}, C# compiled ahead. Written by InteropBridge.Build; edit the C# instead. */");
        text.Line($"#ifndef {upper}_EXPORTS_H\n#define {upper}_EXPORTS_H\n\n#include <stdbool.h>\n#include <stdint.h>\n");
        text.Line("#if defined(IB_BINDING)\n#include \"interopbridge_contract.h\"\n#elif !defined(IB_IN)");
        text.Line("#define IB_IN(length)\n#define IB_INOUT(length)\n#define IB_OUT(length)\n#define IB_STRING\n#define IB_STATUS");
        text.Line("#define IB_HANDLE(type, destroy)\n#define IB_NULLABLE\n#define IB_CONSUMES\n#endif\n");
        text.Line("#if defined(__cplusplus)\nextern \"C\" {\n#endif\n");
        text.Line("/* What every function returns. Results are in the last parameter, and are written only on success. */");
        for (var i = 0; i < Statuses.Length; i++)
        {
            text.Line($"#define {upper}_{Statuses[i].Name} {i} /* {Statuses[i].Meaning} */");
        }

        text.Line($"\n/** Why the last function that failed on this thread did: UTF-8, valid until the next one fails on it. Never NULL. */");
        text.Line($"const char *{library.Prefix}_last_error(void);");
        foreach (var (c, _) in library.Handles)
        {
            text.Line($"\n/** An object. Functions refuse one that was released. */\ntypedef struct {c} {c};\n");
            text.Line($"/** Releases an object; NULL is ignored. No other thread may be using it. */\nint32_t {c}_free({c} *object IB_NULLABLE IB_CONSUMES) IB_STATUS;");
        }

        foreach (var method in library.Methods)
        {
            WriteFunction(text, method);
        }

        text.Line("\n#if defined(__cplusplus)\n}\n#endif\n\n#endif");
        return text.ToString();
    }

    private static void WriteFunction(CodeWriter text, ExportMethod method)
    {
        text.Line($"\n/** {(method.Summary.Length == 0 ? $"Calls {method.Call.Replace("global::", "")}." : method.Summary)}");
        foreach (var parameter in method.Parameters.Append(method.Returns).OfType<ExportParameter>())
        {
            if (parameter.Doc.Length > 0)
            {
                text.Line($" * @param {parameter.Name} {parameter.Doc}");
            }

            if (parameter.Kind is ExportKind.Input or ExportKind.Array)
            {
                text.Line($" * @param {parameter.Name}_length elements of {parameter.Name}");
            }
        }

        foreach (var failure in method.Failures)
        {
            text.Line($" * Fails with {failure}");
        }

        text.Line(" * @return a status */");
        var parameters = method.Parameters.Select(parameter => Declare(parameter, method)).ToList();
        if (method.Returns is { } returns)
        {
            parameters.Add(returns.Kind == ExportKind.Handle ? $"{Handle(returns, method)} **result IB_OUT(1) IB_HANDLE({returns.C}, {returns.C}_free)" : $"{returns.C} *result IB_OUT(1)");
        }

        text.Line($"int32_t {method.Function}({(parameters.Count == 0 ? "void" : string.Join(", ", parameters))}) IB_STATUS;");
    }

    /// <summary>A parameter called like the type would hide its name from those that follow.</summary>
    private static string Handle(ExportParameter parameter, ExportMethod method) =>
        method.Parameters.Any(other => other.Name == parameter.C) ? $"struct {parameter.C}" : parameter.C;

    private static string Declare(ExportParameter parameter, ExportMethod method) => parameter.Kind switch
    {
        ExportKind.Input => $"const {parameter.C} *{parameter.Name} IB_IN({parameter.Name}_length), int64_t {parameter.Name}_length",
        ExportKind.Array => $"{parameter.C} *{parameter.Name} IB_INOUT({parameter.Name}_length), int64_t {parameter.Name}_length",
        ExportKind.Reference => $"{parameter.C} *{parameter.Name} IB_INOUT(1)",
        ExportKind.Result => $"{parameter.C} *{parameter.Name} IB_OUT(1)",
        ExportKind.Text => $"const char *{parameter.Name} IB_STRING{(parameter.IsNullable ? " IB_NULLABLE" : "")}",
        ExportKind.Handle => $"{Handle(parameter, method)} *{parameter.Name}{(parameter.IsNullable ? " IB_NULLABLE" : "")}",
        _ => $"{parameter.C} {parameter.Name}",
    };
}
