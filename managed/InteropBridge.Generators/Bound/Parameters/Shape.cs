// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A C# type in which the element stands out, so that twins can be compared: <c>Span&lt;{0}&gt;</c> of double.</summary>
internal sealed record Shape(string Pattern, string Element)
{
    public static Shape Of(string type) => new("{0}", type);

    public override string ToString() => With(Element);

    public string With(string element) => Pattern.Replace("{0}", element);
}
