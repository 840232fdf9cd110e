// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Bound;

/// <summary>All of one safe API: what binding hands to emitting.</summary>
internal sealed record BoundApi(
    IReadOnlyList<BoundMethod> Methods, IReadOnlyList<BoundTwins> Twins, IReadOnlyList<HandleType> Handles,
    IReadOnlyList<Thunk> Thunks, IReadOnlyList<EnumDeclaration> Enums);
