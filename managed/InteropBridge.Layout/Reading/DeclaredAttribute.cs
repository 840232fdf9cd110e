// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Layout.Reading;

/// <summary>An attribute as written.</summary>
/// <param name="Name">Without namespace.</param>
/// <param name="Arguments">As written, without blanks outside of strings.</param>
/// <param name="Start">Of its bracket.</param>
/// <param name="End">Behind its bracket.</param>
internal sealed record DeclaredAttribute(string Name, IReadOnlyList<string> Arguments, int Start, int End)
{
    /// <summary>A named argument that is a number; 0 if it is not given.</summary>
    public int Number(string name) => Arguments
        .Where(argument => argument.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(argument => int.Parse(argument[(name.Length + 1)..], CultureInfo.InvariantCulture))
        .FirstOrDefault();

    public int FirstNumber => Product(Arguments[0].Split('*'));

    /// <summary>Arrays of arrays have as many elements as the product of their lengths, which ClangSharp does not compute.</summary>
    public static int Product(IEnumerable<string> factors) =>
        factors.Aggregate(1, (product, factor) => checked(product * int.Parse(factor, CultureInfo.InvariantCulture)));
}
