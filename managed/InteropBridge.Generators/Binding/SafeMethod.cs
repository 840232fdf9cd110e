// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Docs;
using InteropBridge.Generators.Emit;
using InteropBridge.Generators.Emit.Parameters;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>A raw function and what its parameters become: all that emitting its safe method takes.</summary>
internal sealed class SafeMethod(
    RawFunction function, IReadOnlyList<SafeParameter> parameters, SafeParameter? returns, FunctionDoc? doc)
{
    public RawFunction Function { get; } = function;

    /// <summary>In C's order.</summary>
    public IReadOnlyList<SafeParameter> Parameters { get; } = parameters;

    /// <summary>The return value, unless it is void or a status.</summary>
    public SafeParameter? Returns { get; } = returns;

    public FunctionDoc? Doc { get; } = doc;

    /// <summary>The name, with the suffix of its type only where its twins would be the same method.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it is called through a declaration of its own without the GC transition.</summary>
    public bool IsFast { get; init; }

    /// <summary>The C# type of the status; null if the function returns none.</summary>
    public string? StatusType { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>Everything with a piece of the body, callbacks last: theirs refer to the objects that keep them.</summary>
    public IEnumerable<SafeParameter> Parts =>
        (Returns is null ? Parameters : Parameters.Prepend(Returns)).OrderBy(part => part is CallbackParameter);

    /// <summary>The method's parameters; defaults only where nothing that must be given follows.</summary>
    public IReadOnlyList<Declaration> Declarations
    {
        get
        {
            var declarations = Parameters.SelectMany(parameter => parameter.Declarations).ToArray();
            var required = Array.FindLastIndex(declarations, declaration => declaration.Default is null);
            return [.. declarations.Select((declaration, index) =>
                index < required ? declaration with { Default = null } : declaration)];
        }
    }

    public IReadOnlyList<Result> Results =>
        [.. (Returns is null ? Parameters : Parameters.Prepend(Returns)).Select(part => part.Result).OfType<Result>()];

    /// <summary>What C# tells overloads apart by.</summary>
    public string Signature => string.Join(", ",
        Declarations.Select(declaration =>
            (declaration.Modifier.Length > 0 ? "ref " : "") + declaration.Shape.ToString().TrimEnd('?')));
}
