// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Managed;

/// <summary>The rules by which .NET lays blittable structs out: in sequence, each field at a multiple of its alignment but of
/// no more than Pack, or at explicit offsets.</summary>
internal sealed class LayoutRules(BindingFile file, Target target)
{
    /// <summary>Null if a field's type is not known.</summary>
    public StructLayout? Of(BoundStruct type) => Of(type, []);

    private StructLayout? Of(BoundStruct type, IReadOnlyList<BoundStruct> around)
    {
        var (end, alignment) = (0, 1);
        var offsets = new List<int>();
        var places = new List<FieldPlace>();
        foreach (var field in type.Fields)
        {
            if (Measure(field, [.. around, type]) is not { } measured)
            {
                return null;
            }

            var aligned = type.Pack > 0 ? Math.Min(measured.Alignment, type.Pack) : measured.Alignment;
            var offset = field.Offset ?? Up(end, aligned);
            offsets.Add(offset);
            places.AddRange(Places(field, measured, offset));
            end = Math.Max(end, offset + measured.Size * type.Count);
            alignment = Math.Max(alignment, aligned);
        }

        return new StructLayout(Math.Max(Up(end, alignment), type.Size), alignment, offsets, places);
    }

    /// <summary>A field as a struct of one field, so to say.</summary>
    private StructLayout? Measure(BoundField field, IReadOnlyList<BoundStruct> around)
    {
        if (target.SizeOf(file.Enums.GetValueOrDefault(field.Type, field.Type)) is var size and > 0)
        {
            return new StructLayout(size * field.Count, size, [], []);
        }

        var scopes = around.Reverse().Select(type => type.Nested).Append(file.Structs);
        var found = scopes.Select(types => types.Find(type => type.Name == field.Type)).FirstOrDefault(type => type is not null);
        return found is null || around.Contains(found) ? null : Of(found, around);
    }

    private static IEnumerable<FieldPlace> Places(BoundField field, StructLayout measured, int offset)
    {
        var isArray = field.Type.EndsWith("FixedBuffer", StringComparison.Ordinal);
        if (!field.IsAnonymous && !field.IsBitStorage)
        {
            yield return new FieldPlace(field.Name, offset, measured.Size, field.IsFlexible, field.Name, field.IsPointer);
        }

        // Of a struct with a name of its own the insides are checked where it stands.
        if (!isArray && field.Source.NativeType?.StartsWith("__Anonymous", StringComparison.Ordinal) == true)
        {
            foreach (var inner in measured.Places)
            {
                yield return inner with
                {
                    Path = field.IsAnonymous ? inner.Path : $"{field.Name}.{inner.Path}",
                    Offset = offset + inner.Offset,
                    Access = $"{field.Name}.{inner.Access}",
                };
            }
        }
    }

    private static int Up(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
