// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(n) twice(needed)</c>: C is called without room first and says how much it needs.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="element">Of the array.</param>
/// <param name="pointer">The raw parameter's type.</param>
/// <param name="isText">Whether the method returns it as a string.</param>
internal sealed class TwiceParameter(RawParameter raw, string element, string pointer, bool isText) : BoundParameter(raw)
{
    private BoundParameter? _source;

    public string Element => element;

    public string Pointer => pointer;

    public bool IsText => isText;

    /// <summary>Who says how much is needed: a result, or the length itself.</summary>
    public BoundParameter Source
    {
        get => _source ?? throw new InvalidOperationException($"{Raw.Name} has no length yet");
        set => _source = value;
    }

    public override Shape? Result => isText ? Shape.Of("string") : new Shape("{0}[]", element);
}
