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

    public int FirstNumber => int.Parse(Arguments[0], CultureInfo.InvariantCulture);
}
