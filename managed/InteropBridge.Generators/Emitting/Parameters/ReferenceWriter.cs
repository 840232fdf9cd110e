// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes <c>ref</c> parameters.</summary>
internal sealed class ReferenceWriter(ReferenceParameter reference) : ParameterWriter(reference)
{
    public override string Argument => Local;

    public override string? Fixed => $"fixed ({reference.Type.FullName}* {Local} = &{Name})";
}
