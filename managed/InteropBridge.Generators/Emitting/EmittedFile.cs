// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>What the parts of one file share: the class, and the names of its helpers.</summary>
internal sealed class EmittedFile(RawClass raw, BoundApi api)
{
    public RawClass Raw => raw;

    public HelperNames Helpers { get; } = new(new NameScope(Taken(raw, api)), raw.RawName);

    /// <summary>The safe API's class, spelt so that nothing can hide it.</summary>
    public string FullName => $"global::{(raw.Namespace.Length == 0 ? "" : raw.Namespace + ".")}{NameScope.Escape(raw.Name)}";

    /// <summary>The constraint of type parameters; the word means a type where there is one of that name.</summary>
    public string Unmanaged => raw.TypeNames.Contains("unmanaged") ? "struct" : "unmanaged";

    /// <summary>Whether for some method NULL is a failure.</summary>
    public bool ThrowsOfNull => api.Methods.Any(method => method.Status is { Test: StatusTest.Null });

    private static IEnumerable<string> Taken(RawClass raw, BoundApi api) =>
    [
        raw.Name, .. raw.Members.Select(member => member.Name), .. raw.TypeNames, .. raw.Functions.Select(function => function.Name),
        .. api.Methods.Select(method => method.Name), .. api.Twins.Select(twins => twins.Name),
        .. api.Methods.SelectMany(method => method.Declarations).Select(declaration => declaration.Name),
        .. api.Handles.Select(handle => handle.ClassName), .. api.Enums.Select(type => type.Name), .. raw.StatusMap?.Split('.') ?? [],
    ];
}
