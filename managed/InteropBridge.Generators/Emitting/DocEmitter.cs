// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Turns a header's doc comment into the XML docs of a safe method.</summary>
internal static class DocEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">What writes its parameters.</param>
    /// <param name="isShort">Whether it is the form without nullable references.</param>
    public static void Emit(
        CodeWriter writer, BoundMethod method, IReadOnlyList<ParameterWriter> parameters, bool isShort = false)
    {
        var doc = method.Doc;
        var native = $"<c>{method.Function.Name}</c>";
        writer.Line($"/// <summary>{(doc is { Summary.Length: > 0 } ? doc.Summary : $"Calls {native}.")}</summary>");
        foreach (var declaration in isShort ? method.ShortDeclarations! : method.Declarations)
        {
            var text = doc?.Parameter(declaration.CName) ?? declaration.Doc ?? $"As in {native}.";
            var limit = parameters.FirstOrDefault(parameter => parameter.Parameter.Raw.Name == declaration.CName)?.Limit;
            writer.Line($"/// <param name=\"{declaration.Name.TrimStart('@')}\">{text}{(limit is null ? "" : $" ({limit})")}</param>");
        }

        var results = method.Results
            .Select(result => result.Source == method.Returns ? doc?.Returns : doc?.Parameter(result.Source.Raw.Name))
            .OfType<string>()
            .Where(text => text.Length > 0)
            .ToList();
        if (results.Count > 0)
        {
            var tag = method.IsProperty ? "value" : "returns";
            writer.Line($"/// <{tag}>{string.Join("; ", results.Select(WithoutReceives))}</{tag}>");
        }

        var status = method.Status is not null && doc is { Returns.Length: > 0 } ? $" Status: {doc.Returns}." : "";
        var remarks = doc is { Remarks.Length: > 0 } ? $"{doc.Remarks} " : "";
        writer.Line($"/// <remarks>{remarks}Calls {native}.{status}</remarks>");
        EmitExceptions(writer, method, parameters);
    }

    /// <summary>An out-parameter "receives the count"; a method returns "the count".</summary>
    private static string WithoutReceives(string text) =>
        text.StartsWith("receives ", StringComparison.OrdinalIgnoreCase) ? text.Substring("receives ".Length) : text;

    private static void EmitExceptions(CodeWriter writer, BoundMethod method, IReadOnlyList<ParameterWriter> parameters)
    {
        void Line(string type, IEnumerable<string> reasons)
        {
            if (string.Join("; ", reasons) is { Length: > 0 } when)
            {
                writer.Line($"/// <exception cref=\"global::System.{type}\">{when}.</exception>");
            }
        }

        var errors = parameters.SelectMany(parameter => parameter.Errors).ToList();
        foreach (var type in errors.Select(error => error.Type).Distinct())
        {
            Line(type, errors.Where(error => error.Type == type).Select(error => error.When).Distinct());
        }

        if (method.Status is not null)
        {
            Line("Exception", ["The status is a failure: what <c>StatusMap</c> makes of it, or without one an"
                + " <see cref=\"global::System.Runtime.InteropServices.ExternalException\"/> with its number"]);
        }
    }
}
