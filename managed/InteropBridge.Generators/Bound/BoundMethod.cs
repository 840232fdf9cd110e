// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound;

/// <summary>A raw function and what its parameters become: all that emitting its safe method takes.</summary>
internal sealed class BoundMethod(
    RawFunction function, IReadOnlyList<BoundParameter> parameters, BoundParameter? returns, FunctionDoc? doc)
{
    public RawFunction Function { get; } = function;

    /// <summary>In C's order.</summary>
    public IReadOnlyList<BoundParameter> Parameters { get; } = parameters;

    /// <summary>The return value, unless it is void or a status.</summary>
    public BoundParameter? Returns { get; } = returns;

    public FunctionDoc? Doc { get; } = doc;

    /// <summary>The name, with the suffix of its type only where its twins would be the same method.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its own declaration without the GC transition, if it is called through one.</summary>
    public FastImport? Fast { get; init; }

    /// <summary>How it knows that the call has failed; null if it cannot fail.</summary>
    public StatusRule? Status { get; init; }

    /// <summary>The name that a contract gives it.</summary>
    public string? Rename { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>Whether it is a property that calls the function each time it is read.</summary>
    public bool IsProperty { get; init; }

    /// <summary>The return value, if there is one, and the parameters.</summary>
    public IEnumerable<BoundParameter> All => Returns is null ? Parameters : Parameters.Prepend(Returns);

    /// <summary>The method's parameters; defaults only where nothing that must be given follows.</summary>
    public IReadOnlyList<Declaration> Declarations =>
        WithDefaults([.. Parameters.SelectMany(parameter => parameter.Declarations)]);

    /// <summary>The parameters of the form that leaves nullable references out; null if there are none.</summary>
    public IReadOnlyList<Declaration>? ShortDeclarations => !Parameters.Any(IsOmissible) ? null
        : WithDefaults([.. Parameters.Where(parameter => !IsOmissible(parameter)).SelectMany(parameter => parameter.Declarations)]);

    /// <summary>Whether the method has that form too.</summary>
    public bool HasShortForm { get; set; }

    public IReadOnlyList<Result> Results =>
        [.. All.Where(part => part.Result is not null).Select(part => new Result(part.Result!, part))];

    /// <summary>What C# tells overloads apart by.</summary>
    public string Signature => SignatureOf(Declarations);

    public static string SignatureOf(IReadOnlyList<Declaration> declarations) => string.Join(", ",
        declarations.Select(declaration =>
            (declaration.Modifier.Length > 0 ? "ref " : "") + declaration.Shape.ToString().TrimEnd('?')));

    /// <summary>Whether a parameter is left out of the short form.</summary>
    public static bool IsOmissible(BoundParameter parameter) => parameter is ReferenceParameter { IsNullable: true };

    private static IReadOnlyList<Declaration> WithDefaults(Declaration[] declarations)
    {
        var required = Array.FindLastIndex(declarations, declaration => declaration.Default is null);
        return [.. declarations.Select((declaration, index) =>
            index < required ? declaration with { Default = null } : declaration)];
    }
}
