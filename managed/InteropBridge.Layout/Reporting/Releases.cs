// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Reporting;

/// <summary>The functions that release objects, by their names: of several for one type, the first that is declared.</summary>
internal sealed partial class Releases(IEnumerable<BoundFunction> functions)
{
    private readonly ILookup<string, string> _names = functions.Where(function => DestructorName().IsMatch(function.Name))
        .ToLookup(function => function.Parameters[0].Type, function => function.Name);

    /// <summary>Null if there is none.</summary>
    /// <param name="type">A pointer to the object.</param>
    public string? Of(string type) => _names[type].FirstOrDefault();

    /// <summary>Whether it releases objects that another function releases too.</summary>
    public bool IsSecond(BoundFunction function) => function.Parameters.Count == 1
        && _names[function.Parameters[0].Type].Skip(1).Contains(function.Name);

    [GeneratedRegex("free|destroy|close|delete|release|finalize|dispose|unref|(^|_)end($|_)", RegexOptions.IgnoreCase)]
    private static partial Regex DestructorName();
}
