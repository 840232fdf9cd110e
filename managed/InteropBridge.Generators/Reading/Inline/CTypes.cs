// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>The C types of one method: numbers by their C names, enums and structs defined as C# has them.</summary>
internal sealed class CTypes
{
    private static readonly Dictionary<SpecialType, (string Name, int Size)> Numbers = new()
    {
        [SpecialType.System_Boolean] = ("bool", 1), [SpecialType.System_Char] = ("uint16_t", 2),
        [SpecialType.System_SByte] = ("int8_t", 1), [SpecialType.System_Byte] = ("uint8_t", 1),
        [SpecialType.System_Int16] = ("int16_t", 2), [SpecialType.System_UInt16] = ("uint16_t", 2),
        [SpecialType.System_Int32] = ("int32_t", 4), [SpecialType.System_UInt32] = ("uint32_t", 4),
        [SpecialType.System_Int64] = ("int64_t", 8), [SpecialType.System_UInt64] = ("uint64_t", 8),
        [SpecialType.System_IntPtr] = ("intptr_t", 0), [SpecialType.System_UIntPtr] = ("uintptr_t", 0),
        [SpecialType.System_Single] = ("float", 4), [SpecialType.System_Double] = ("double", 8),
    };

    private readonly Dictionary<string, string> _names = [];

    /// <summary>In the order in which C needs them.</summary>
    public List<string> Definitions { get; } = [];

    /// <summary>What generated code needs to know of them.</summary>
    public List<NamedType> Named { get; } = [];

    /// <summary>The C name of a type.</summary>
    /// <exception cref="InlineTypeException">It cannot cross.</exception>
    public string Name(ITypeSymbol type) => Numbers.TryGetValue(type.SpecialType, out var number) ? number.Name
        : type is not INamedTypeSymbol { SpecialType: SpecialType.None } named ? throw new InlineTypeException(Refusal(type))
        : named.TypeKind == RoslynTypeKind.Enum ? Defined(named, DefineEnum)
        : named.TypeKind == RoslynTypeKind.Struct && named.IsUnmanagedType && !named.IsGenericType && !named.IsRefLikeType
            ? Defined(named, DefineStruct)
        : throw new InlineTypeException(Refusal(type));

    /// <summary>What the raw declaration has for it.</summary>
    public static RawType Raw(ITypeSymbol type, int pointers = 0) => new(type.SpecialType switch
    {
        SpecialType.System_Boolean when pointers == 0 => "byte",
        SpecialType.System_Char when pointers == 0 => "ushort", // which the runtime would otherwise convert to one byte
        SpecialType.None => FullName(type),
        _ => type.ToDisplayString(),
    }, pointers);

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static bool IsNumber(ITypeSymbol type) => Numbers.ContainsKey(type.SpecialType);

    public static int SizeOf(ITypeSymbol type) => Numbers.TryGetValue(type.SpecialType, out var number) ? number.Size : 0;

    private static string Refusal(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol => "pointers say nothing about their lengths; take a span, in or ref",
        IArrayTypeSymbol => "take a ReadOnlySpan or a Span, to which arrays convert",
        { SpecialType: SpecialType.System_String } => "a string goes to C as a parameter by value only",
        { SpecialType: SpecialType.System_Decimal } => "C has no decimal",
        INamedTypeSymbol { IsGenericType: true } => "it is generic",
        { TypeKind: RoslynTypeKind.Delegate } => "C can call an Action or a Func of numbers only",
        { IsReferenceType: true } => "C cannot see managed objects",
        _ => "it is no number, enum or struct of such",
    };

    private string Defined(INamedTypeSymbol type, Action<INamedTypeSymbol> define)
    {
        var key = FullName(type);
        if (!_names.TryGetValue(key, out var name))
        {
            name = CNames.Identifier(type.Name);
            if (CNames.IsReserved(name) || _names.ContainsValue(name))
            {
                throw new InlineTypeException($"'{name}' is a name that C reserves, or that another type of the method has");
            }

            _names[key] = name;
            define(type);
        }

        return name;
    }

    private void DefineEnum(INamedTypeSymbol type)
    {
        var (name, underlying) = (CNames.Identifier(type.Name), type.EnumUnderlyingType!);
        var isUnsigned = underlying.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16
            or SpecialType.System_UInt32 or SpecialType.System_UInt64;
        var lines = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
            .Select(field => $"#define {name}_{CNames.Identifier(field.Name)} (({name}){Literal(field.ConstantValue!)})");
        Definitions.Add(string.Join("\n", [$"typedef {Numbers[underlying.SpecialType].Name} {name};", .. lines]));
        Named.Add(new NamedType(FullName(type), FullName(type), Reading.Raw.TypeKind.Enum, 8 * Numbers[underlying.SpecialType].Size, isUnsigned));
    }

    private static string Literal(object value) => value is ulong large ? $"{large}ULL"
        : Convert.ToInt64(value) is var number && number == long.MinValue ? "(-9223372036854775807LL - 1)" : $"({number}LL)";

    private void DefineStruct(INamedTypeSymbol type)
    {
        Definitions.Add(CStruct.Define(type, this));
        Named.Add(new NamedType(FullName(type), FullName(type), Reading.Raw.TypeKind.Struct));
    }
}
