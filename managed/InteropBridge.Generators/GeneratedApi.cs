// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Emitting;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators;

/// <summary>The safe API of one class.</summary>
internal static class GeneratedApi
{
    public static GeneratedFile Create(RawClass raw, AdditionalInput additional)
    {
        var problems = new ProblemList();
        problems.AddRange(raw.Problems);
        var name = $"{(raw.Namespace.Length == 0 ? "" : raw.Namespace + ".")}{raw.Name}".Replace("@", ""); // which no name of a generated file may have
        var fileName = $"{name}{raw.CaseNumber.Replace('_', '.')}.SafeApi.g.cs";
        if (raw.Problems.Any(problem => problem.Descriptor.DefaultSeverity == DiagnosticSeverity.Error))
        {
            return new GeneratedFile(fileName, null, problems.ToArray());
        }

        var docs = new Dictionary<string, FunctionDoc>();
        foreach (var doc in additional.Docs)
        {
            docs[doc.Function] = doc;
        }

        var api = new ApiBinder(raw, new HeaderIndex(additional.Headers), problems).Bind(additional.Lines, docs);
        return new GeneratedFile(fileName, ApiEmitter.Emit(raw, api), problems.ToArray());
    }
}
