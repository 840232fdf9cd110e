// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Correcting;

/// <summary>Gives one struct of the bindings the layout that it has in C, by explicit offsets.</summary>
internal sealed class StructCorrector(BoundStruct type, StructLayout layout, Answers answers)
{
    // .NET refuses more.
    private const int LargestPack = 128;

    private readonly Edits _edits = new();

    /// <summary>The bindings with the struct's layout corrected; null if explicit offsets cannot express it.</summary>
    public string? Correct(string text)
    {
        if (answers.Number(Answers.SizeKey(type.Name)) is not { } size
            || answers.Number(Answers.AlignmentKey(type.Name)) is not { } alignment)
        {
            return null;
        }

        var declared = type.Source.Attribute("StructLayout");
        var pack = Math.Min(alignment, LargestPack);
        var head = type.HasFlexibleArray ? $"[StructLayout(LayoutKind.Explicit, Pack = {pack})]"
            : $"[StructLayout(LayoutKind.Explicit, Size = {size}, Pack = {pack})]";
        if (alignment > layout.Alignment)
        {
            head += $"\n[NativeAlignment({alignment})]";
        }

        _edits.Replace(declared?.Start ?? type.Source.Start, declared?.End ?? type.Source.Start,
            declared is null ? head + "\n" : head);
        return PlaceFields() && PlaceBitFields(size, alignment) ? _edits.Apply(text) : null;
    }

    private bool PlaceFields()
    {
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            if (field.IsBitStorage)
            {
                _edits.Replace(field.Source.Start, field.End, "");
                continue;
            }

            if (OffsetInC(field, layout.Offsets[i]) is not { } offset)
            {
                return false;
            }

            var declared = field.Source.Attribute("FieldOffset");
            _edits.Replace(declared?.Start ?? field.Source.Start, declared?.End ?? field.Source.Start,
                $"[FieldOffset({offset})]{(declared is null ? "\n    " : "")}");
        }

        return true;
    }

    /// <summary>C has no offset of an unnamed member, but of those within it.</summary>
    private int? OffsetInC(BoundField field, int offset)
    {
        if (!field.IsAnonymous)
        {
            return answers.Number(Answers.OffsetKey(type.Name, field.Name));
        }

        var next = layout.Offsets.Where(other => other > offset).DefaultIfEmpty(int.MaxValue).Min();
        var inner = layout.Places.FirstOrDefault(place => place.Offset >= offset && place.Offset < next);
        return inner is null ? null
            : answers.Number(Answers.OffsetKey(type.Name, inner.Path)) - (inner.Offset - offset);
    }

    private bool PlaceBitFields(int size, int alignment)
    {
        var units = new HashSet<(int Offset, int Size)>();
        var first = "";

        // The bits may need fewer bytes than the type that they were declared by, which is what the struct is aligned to.
        if (alignment is 2 or 4 or 8 && units.Add((0, alignment)))
        {
            first = BitFieldText.Storage((0, alignment));
        }

        foreach (var field in type.BitFields)
        {
            if (answers.Bits(type.Name, field.Name) is not { } bits || bits.Width != field.Width
                || BitFieldText.Unit(bits, size) is not { } unit)
            {
                return false;
            }

            var storage = first + (units.Add(unit) ? BitFieldText.Storage(unit) : "");
            first = "";
            _edits.Replace(field.Source.Start, field.End, storage + BitFieldText.Property(field, bits, unit));
        }

        return true;
    }
}
