// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths that C changes.</summary>
internal sealed class CapacityWriter(CapacityParameter capacity, HelperNames helpers, LocalNames locals)
    : ParameterWriter(capacity, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors => capacity.Type.Highest >= int.MaxValue ? []
        : [("ArgumentOutOfRangeException", $"{ReferenceTo(capacity.Array)} has more than {capacity.Type.Highest} elements")];

    public override string Argument => $"&{Local}";

    public override string? Result => capacity.Type.IsLong ? $"{Local}.Value" : Local;

    private string Array => capacity.Array.Name;

    private string Length => LengthText.Of(capacity.Array);

    public override void Check(CodeWriter writer)
    {
        var highest = capacity.Type.Highest;
        if (highest < int.MaxValue)
        {
            writer.If($"{Length} > {highest}",
                $"{Helpers.Check}.ThrowLength(nameof({Array}), {Length}, \"0\", \"{highest}\");");
        }
    }

    public override void Prepare(CodeWriter writer) =>
        writer.Line($"{capacity.Type.FullName} {Local} = {LengthText.As(capacity.Type, Length)};");
}
