// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Comparing;

/// <summary>Holds the bindings against what the C compiler answered.</summary>
internal sealed class Comparison(BindingFile file, HeaderText header, Answers answers, Target target)
{
    private readonly LayoutRules _rules = new(file, target);

    public IReadOnlyList<Difference> All() =>
        [.. file.Structs.SelectMany(type => Of(type)), .. file.Enums.SelectMany(item => OfEnum(item.Key, item.Value))];

    public IEnumerable<Difference> Of(BoundStruct type)
    {
        if (type.Fields.Count == 0 || answers.Number(Answers.SizeKey(type.Name)) is not { } size
            || _rules.Of(type) is not { } layout)
        {
            return [];
        }

        var spelling = header.Spell(type.Name);
        var found = layout.Places.SelectMany(place => OfPlace(type, place)).Concat(OfBits(type)).Append(OfAlignment(type, layout));
        var whole = !type.HasFlexibleArray && size != layout.Size ? $"it has {size} bytes in C and {layout.Size} in C#" : null;
        return found.Prepend(whole).OfType<string>()
            .Select(text => new Difference(spelling, header.LineOf(type.Name), text));
    }

    private IEnumerable<string> OfPlace(BoundStruct type, FieldPlace place)
    {
        if (answers.Number(Answers.OffsetKey(type.Name, place.Path)) is { } offset && offset != place.Offset)
        {
            yield return $"'{place.Path}' is at byte {offset} in C and at byte {place.Offset} in C#";
        }

        if (answers.Number(Answers.SizeKey(type.Name, place.Path)) is { } size && size != place.Size)
        {
            yield return $"'{place.Path}' has {size} bytes in C and {place.Size} in C#";
        }
    }

    private string? OfAlignment(BoundStruct type, StructLayout layout)
    {
        var inC = answers.Number(Answers.AlignmentKey(type.Name)) ?? 1;
        var inCSharp = Math.Max(layout.Alignment, type.Alignment);
        return inC > inCSharp ? $"it stands at multiples of {inC} bytes in C and of {inCSharp} in C#" : null;
    }

    private IEnumerable<string> OfBits(BoundStruct type)
    {
        foreach (var field in type.BitFields)
        {
            var inC = answers.Bits(type.Name, field.Name);
            if (inC is not { } bits)
            {
                yield return $"the bits of '{field.Name}' in C are not known";
            }
            else if (field.Offset is not { } offset)
            {
                yield return $"'{field.Name}' has {bits.Width} bits from bit {bits.Offset} on in C, and the bindings were not made for that";
            }
            else if (bits != (offset, field.Width))
            {
                yield return $"'{field.Name}' has {bits.Width} bits from bit {bits.Offset} on in C and {field.Width} from bit {offset} on in C#";
            }
        }
    }

    private IEnumerable<Difference> OfEnum(string name, string underlying)
    {
        var size = answers.Number(Answers.SizeKey(name));
        return size is null || size == target.SizeOf(underlying) ? []
            : [new Difference(header.Spell(name), header.LineOf(name),
                $"it has {size} bytes in C and {target.SizeOf(underlying)} in C#")];
    }
}
