// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Turns a header's doc comment into the XML docs of a safe method.</summary>
internal static class DocEmitter
{
    public static void Emit(CodeWriter writer, BoundMethod method, IReadOnlyList<ParameterWriter> parameters)
    {
        var doc = method.Doc;
        var native = $"<c>{method.Function.Name}</c>";
        writer.Line($"/// <summary>{(doc is { Summary.Length: > 0 } ? doc.Summary : $"Calls {native}.")}</summary>");
        foreach (var declaration in method.Declarations)
        {
            var text = doc?.Parameter(declaration.CName) ?? declaration.Doc ?? $"As in {native}.";
            writer.Line($"/// <param name=\"{declaration.Name.TrimStart('@')}\">{text}</param>");
        }

        var results = method.Results
            .Select(result => result.Source == method.Returns ? doc?.Returns : doc?.Parameter(result.Source.Raw.Name))
            .OfType<string>()
            .Where(text => text.Length > 0)
            .ToList();
        if (results.Count > 0)
        {
            writer.Line($"/// <returns>{string.Join("; ", results.Select(WithoutReceives))}</returns>");
        }

        var status = method.StatusType is not null && doc is { Returns.Length: > 0 } ? $" Status: {doc.Returns}." : "";
        var remarks = doc is { Remarks.Length: > 0 } ? $"{doc.Remarks} " : "";
        writer.Line($"/// <remarks>{remarks}Calls {native}.{status}</remarks>");
        EmitExceptions(writer, method, parameters);
    }

    /// <summary>An out-parameter "receives the count"; a method returns "the count".</summary>
    private static string WithoutReceives(string text) =>
        text.StartsWith("receives ", StringComparison.OrdinalIgnoreCase) ? text.Substring("receives ".Length) : text;

    private static void EmitExceptions(
        CodeWriter writer, BoundMethod method, IReadOnlyList<ParameterWriter> parameters)
    {
        void Line(string type, string when) => writer.Line($"/// <exception cref=\"global::System.{type}\">{when}</exception>");
        if (parameters.Any(parameter => parameter.OutOfRange is not null))
        {
            Line("ArgumentOutOfRangeException", "A number, or the length of a span, is outside the range of its contract.");
        }

        if (method.Parameters.OfType<ArrayParameter>().Any(array => array.Needed is not null || array.SameLengthAs is not null))
        {
            Line("ArgumentException", "A span has the wrong length, or overlaps another that it must not.");
        }

        if (method.Parameters.OfType<HandleParameter>().Any())
        {
            Line("ObjectDisposedException", "A handle was disposed.");
        }
    }
}
