// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>What a C parameter becomes in a safe method, as facts: how it is written is the business of the emitting stage. The
/// base is a parameter that vanishes.</summary>
internal abstract class BoundParameter(RawParameter raw)
{
    private string? _name;
    private string? _resultName;

    public RawParameter Raw { get; } = raw;

    /// <summary>Its C# name, with an <c>@</c> where that is needed.</summary>
    public string Name
    {
        get => _name ?? throw new InvalidOperationException($"{Raw.Name} has no name yet");
        set => _name = value;
    }

    /// <summary>Its name in a tuple of results.</summary>
    public string ResultName
    {
        get => _resultName ?? throw new InvalidOperationException($"{Raw.Name} has no result name yet");
        set => _resultName = value;
    }

    /// <summary>Whether the method has a parameter for it.</summary>
    public virtual bool IsShown => false;

    /// <summary>What it adds to the method's parameter list.</summary>
    public virtual IEnumerable<Declaration> Declarations => [];

    /// <summary>The type of what the method returns of it; null for nothing.</summary>
    public virtual Shape? Result => null;
}
