// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes <c>ref</c> parameters.</summary>
internal sealed class ReferenceWriter(ReferenceParameter reference, HelperNames helpers, LocalNames locals)
    : ParameterWriter(reference, helpers, locals)
{
    public override string Argument => Local;

    public override string? Fixed => $"fixed ({reference.Type.FullName}* {Local} = &{Name})";
}
