// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes addresses that are handed out as they are.</summary>
internal sealed class AddressWriter(AddressParameter address, HelperNames helpers, LocalNames locals)
    : ParameterWriter(address, helpers, locals)
{
    public override string Argument => $"&{Local}";

    public override string? Result => $"(nint){Local}";

    public override void Prepare(CodeWriter writer) => writer.Line($"{address.Pointer} {Local} = null;");
}
