// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>Writes a struct of C# in C, and asserts there that size and offsets are those that .NET has.</summary>
internal static class CStruct
{
    public static string Define(INamedTypeSymbol type, CTypes types)
    {
        var name = CNames.Identifier(type.Name);
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst).ToList();
        Check(type, fields);
        var lines = fields.Select(field => $"    {Member(field, types)};");
        var text = $"typedef struct {name} {{\n{string.Join("\n", lines)}\n}} {name};";
        return Layout(fields) is not { } layout ? text
            : $"{text}\n_Static_assert({string.Join(" && ", Assertions(name, fields, layout))}, "
                + $"\"{name} is laid out otherwise in C than in C#\");";
    }

    private static void Check(INamedTypeSymbol type, List<IFieldSymbol> fields)
    {
        if (fields.Count == 0 || fields.Exists(field => field.Name.StartsWith("_dummy", StringComparison.Ordinal)))
        {
            throw new InlineTypeException($"the fields of {type.Name} cannot be seen");
        }

        var layout = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute");
        if (layout is not null && (layout.ConstructorArguments.FirstOrDefault().Value is not 0 || layout.NamedArguments.Any(argument =>
            argument.Key is "Pack" or "Size" && argument.Value.Value is not 0)))
        {
            throw new InlineTypeException($"{type.Name} has a layout of its own; only sequential ones, without Pack and Size, are put in C");
        }
    }

    private static string Member(IFieldSymbol field, CTypes types)
    {
        var name = FieldName(field);
        if (CNames.IsReserved(name))
        {
            throw new InlineTypeException($"its field '{name}' has a name that C reserves");
        }

        if (field.Type is IPointerTypeSymbol { PointedAtType: var element } && field.IsFixedSizeBuffer)
        {
            return $"{types.Name(element)} {name}[{field.FixedSize}]";
        }

        return field.Type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char
            ? throw new InlineTypeException($"its field '{name}' is a {field.Type}, which .NET converts on the way; take a byte or a ushort")
            : $"{types.Name(field.Type)} {name}";
    }

    /// <summary>Of an auto-property its own name.</summary>
    private static string FieldName(IFieldSymbol field) =>
        CNames.Identifier(field.AssociatedSymbol?.Name ?? field.Name);

    /// <summary>The offsets and, last, the size by .NET's rules; null where a field's size is the platform's.</summary>
    private static IReadOnlyList<int>? Layout(List<IFieldSymbol> fields)
    {
        var (offsets, end, largest) = (new List<int>(), 0, 1);
        foreach (var field in fields)
        {
            var isBuffer = field.IsFixedSizeBuffer;
            var (size, alignment) = Extent(isBuffer ? ((IPointerTypeSymbol)field.Type).PointedAtType : field.Type);
            if (size == 0)
            {
                return null;
            }

            end = (end + alignment - 1) / alignment * alignment;
            offsets.Add(end);
            end += isBuffer ? size * field.FixedSize : size;
            largest = Math.Max(largest, alignment);
        }

        return [.. offsets, (end + largest - 1) / largest * largest];
    }

    private static (int Size, int Alignment) Extent(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
        {
            type = underlying;
        }

        if (CTypes.IsNumber(type))
        {
            return (CTypes.SizeOf(type), CTypes.SizeOf(type));
        }

        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst).ToList();
        return Layout(fields) is not { } layout ? (0, 1)
            : (layout[layout.Count - 1], fields.Max(field => Extent(
                field.IsFixedSizeBuffer ? ((IPointerTypeSymbol)field.Type).PointedAtType : field.Type).Alignment));
    }

    private static IEnumerable<string> Assertions(string name, List<IFieldSymbol> fields, IReadOnlyList<int> layout) => fields
        .Select((field, index) => $"offsetof({name}, {FieldName(field)}) == {layout[index]}")
        .Prepend($"sizeof({name}) == {layout[layout.Count - 1]}");
}
