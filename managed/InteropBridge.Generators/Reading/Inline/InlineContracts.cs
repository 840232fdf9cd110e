// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>The contracts of a parameter: those that its type implies, and those of its attributes.</summary>
internal static class InlineContracts
{
    public static EquatableArray<RawAnnotation> Of(ImmutableArray<AttributeData> attributes, Place place, params string?[] implied) =>
        new([.. implied.OfType<string>().Select(text => new RawAnnotation(text, place)), .. attributes.Select(Stated).OfType<RawAnnotation>()]);

    private static RawAnnotation? Stated(AttributeData attribute) =>
        AttributeText.Is(attribute, "ContractAttribute") && AttributeText.Value(attribute) is { } text
        && AttributeText.Expression(attribute) is { } written
            ? new RawAnnotation(text, Place.Of(written.GetLocation(), written.ToString() == $"\"{text}\"" ? 1 : -1)) : null;
}
