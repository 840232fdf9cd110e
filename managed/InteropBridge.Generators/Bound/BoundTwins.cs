// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Bound;

/// <summary>Functions that differ by the type of their elements alone, and the generic method that chooses among them.</summary>
/// <param name="Name">Of the method.</param>
/// <param name="Twins">The methods and the type argument that each is for.</param>
/// <param name="Declarations">The parameters; elements that differ are <see cref="Element"/>.</param>
/// <param name="Results">What is returned.</param>
internal sealed record BoundTwins(
    string Name, IReadOnlyList<(BoundMethod Method, string Type)> Twins, IReadOnlyList<Declaration> Declarations,
    IReadOnlyList<Result> Results)
{
    /// <summary>The type parameter.</summary>
    public const string Element = "T";

    public bool IsPublic => Twins.All(twin => twin.Method.IsPublic);
}
