// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Emitting.Inline;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Inline;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators;

/// <summary>The C# side of the methods in C of one class.</summary>
internal static class GeneratedInline
{
    public static GeneratedFile Create(EquatableArray<InlineMethod> all, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var problems = new ProblemList();
        problems.AddRange(all.SelectMany(method => method.Problems));
        InlineMethod[] methods = [.. all.Where(method => method.Problems.Count == 0)];
        var type = all[0].Class;
        if (methods.Length == 0)
        {
            return new GeneratedFile("", null, problems.ToArray());
        }

        var named = methods.SelectMany(method => method.Types).GroupBy(known => known.Name).Select(group => group.First());
        var raw = new RawClass(type.Namespace, $"InlineC_{type.Name}", "", false, $"InlineCNative_{type.Name}", null, null, null,
            new EquatableArray<RawFunction>([.. methods.Select(method => method.Function)]), default,
            new EquatableArray<NamedType>([.. named]), default, default, default, methods[0].Function.Place);
        var api = new ApiBinder(raw, new HeaderIndex([]), problems).Bind([], new Dictionary<string, Reading.Docs.FunctionDoc>());
        return new GeneratedFile($"{type.Name}.InlineC.g.cs", InlineClassEmitter.Emit(raw, api, methods), problems.ToArray());
    }
}
