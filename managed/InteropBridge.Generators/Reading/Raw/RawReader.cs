// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>Turns a class marked <c>[SafeApi(typeof(Raw))]</c> into a <see cref="RawClass"/>. Functions come from syntax;
/// symbols are asked only about the few named types and the constants.</summary>
internal static class RawReader
{
    private const string DefaultStatusMethod = "ToException";

    public static RawClass? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var attribute = context.Attributes[0];
        if (context.TargetSymbol is not INamedTypeSymbol target || attribute.ConstructorArguments.Length != 1
            || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol { TypeKind: not RoslynTypeKind.Error } raw)
        {
            return null;
        }

        // The compiler says that a second attribute on another part of the class is one too many.
        var first = target.GetAttributes().First(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
        if (first.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent != context.TargetNode)
        {
            return null;
        }

        var problems = new ProblemList();
        var declaration = (ClassDeclarationSyntax)context.TargetNode;
        var place = Place.Of(declaration.Identifier.GetLocation());
        CheckTarget(target, declaration, place, problems);
        var parts = raw.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .ToList();
        var functions = parts.SelectMany(RawSyntax.Functions).ToArray();
        if (functions.Length == 0)
        {
            problems.Add(Descriptors.NothingToWrap, place, raw.Name);
        }

        var (map, mapParameter) = StatusMap(attribute, place, problems);
        return new RawClass(
            target.ContainingNamespace.IsGlobalNamespace ? "" : target.ContainingNamespace.ToDisplayString(),
            target.Name, CaseNumbers.Of(target), IsPublic(target), FullName(raw), Option(attribute, "Prefix")?.Value as string, map, mapParameter,
            new EquatableArray<RawFunction>(functions), Constants(raw),
            Types(functions, raw, parts, context.SemanticModel.Compilation),
            Members(target), TypeNames(raw, target),
            problems.ToArray(), place);
    }

    private static void CheckTarget(INamedTypeSymbol target, ClassDeclarationSyntax declaration, Place place,
        ProblemList problems)
    {
        if (!declaration.Modifiers.Any(modifier => modifier.ValueText == "partial") || target.ContainingType is not null
            || target.IsGenericType || target.IsFileLocal)
        {
            problems.Add(Descriptors.BadTarget, place, target.Name);
        }
    }

    private static TypedConstant? Option(AttributeData attribute, string name) => attribute.NamedArguments
        .Where(argument => argument.Key == name)
        .Select(argument => (TypedConstant?)argument.Value)
        .FirstOrDefault();

    private static (string? Method, string? Parameter) StatusMap(AttributeData attribute, Place place, ProblemList problems)
    {
        if (Option(attribute, "StatusMap")?.Value is not INamedTypeSymbol type)
        {
            return default;
        }

        var name = Option(attribute, "StatusMethod")?.Value as string ?? DefaultStatusMethod;
        var method = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(candidate =>
            candidate.IsStatic && candidate.Parameters.Length == 1 && IsException(candidate.ReturnType));
        if (method is null)
        {
            problems.Add(Descriptors.BadStatusMap, place, type.Name, name);
            return default;
        }

        return ($"{FullName(type)}.{name}", FullName(method.Parameters[0].Type));
    }

    private static bool IsException(ITypeSymbol? type)
    {
        while (type is not null && type.ToDisplayString() is not ("System.Exception" or "System.Exception?"))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>Those of the raw class, then those beside it: enumerations, and what a header takes from one that it includes,
    /// which is a raw class of its own.</summary>
    private static EquatableArray<RawConstant> Constants(INamedTypeSymbol raw)
    {
        var others = raw.GetTypeMembers().Concat(raw.ContainingNamespace.GetTypeMembers())
            .Where(type => type.TypeKind == RoslynTypeKind.Enum || type.IsStatic);
        var fields = raw.GetMembers().Concat(others.SelectMany(type => type.GetMembers())).OfType<IFieldSymbol>();
        return new EquatableArray<RawConstant>([.. fields
            .Where(field => field.HasConstantValue
                && field.ConstantValue is sbyte or byte or short or ushort or int or uint or long or ulong or float or double)
            .Select(field => Constant(field.Name, field.ConstantValue!))
            .GroupBy(constant => constant.Name)
            .Select(group => group.First())]);
    }

    private static RawConstant Constant(string name, object value) => new(name, value is float or double ? null
        : BigInteger.Parse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Convert.ToDouble(value, CultureInfo.InvariantCulture));

    /// <summary>The types that signatures name, looked up where the raw class stands.</summary>
    private static EquatableArray<NamedType> Types(
        RawFunction[] functions, INamedTypeSymbol raw, List<TypeDeclarationSyntax> parts, Compilation compilation)
    {
        var names = functions.SelectMany(function => function.Parameters.Select(parameter => parameter.Type)
            .Append(function.Returns.Type))
            .SelectMany(Names)
            // Contracts may name enums that no signature has.
            .Concat(raw.ContainingNamespace.GetTypeMembers().Where(type => type.TypeKind == RoslynTypeKind.Enum).Select(type => type.Name))
            .Where(name => !NamedType.BuiltIn.ContainsKey(name))
            .Distinct();
        var found = names.Select(name => Resolve(name, raw, parts, compilation)).OfType<NamedType>().ToList();
        var inCallbacks = found.SelectMany(type => type.Fields).SelectMany(field => Names(field.Type)).Distinct()
            .Where(name => !NamedType.BuiltIn.ContainsKey(name) && !found.Exists(known => known.Name == name)).ToList();
        return new EquatableArray<NamedType>([.. found, .. inCallbacks.Select(name => Resolve(name, raw, parts, compilation)).OfType<NamedType>()]);
    }

    /// <summary>Those in a type.</summary>
    private static IEnumerable<string> Names(RawType type) => (type.IsFunctionPointer ? type.Function.AsEnumerable() : [type])
        .Where(part => !part.IsFunctionPointer).Select(part => part.Name);

    private static NamedType? Resolve(string name, INamedTypeSymbol raw, List<TypeDeclarationSyntax> parts,
        Compilation compilation)
    {
        var simple = name.Substring(name.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
        var found = raw.GetTypeMembers(simple).Concat(raw.ContainingNamespace.GetTypeMembers(simple)).FirstOrDefault()
            ?? parts.Select(part => compilation.GetSemanticModel(part.SyntaxTree)
                .LookupNamespacesAndTypes(part.SpanStart, name: simple).OfType<INamedTypeSymbol>().FirstOrDefault())
                .FirstOrDefault(type => type is not null)
            ?? compilation.GetTypeByMetadataName(name.Replace("global::", "")); // System.Numerics.Complex, which bindings name in full
        return found switch
        {
            null => null,
            { EnumUnderlyingType: { } underlying } => new NamedType(name, FullName(found), TypeKind.Enum,
                Bits(underlying.SpecialType), IsUnsigned(underlying.SpecialType), IsPublic(found)),
            { TypeKind: RoslynTypeKind.Struct } =>
                new NamedType(name, FullName(found), StructFacts.Kind(found), IsPublic: IsPublic(found),
                    Alignment: StructFacts.Alignment(found), Fields: StructFacts.Callbacks(found)),
            _ => null,
        };
    }

    private static EquatableArray<OwnMember> Members(INamedTypeSymbol target) => new([.. target.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared)
        .Select(member => new OwnMember(member.Name, (member as IMethodSymbol) is { } method ? Signature(method) : null))]);

    private static string Signature(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + FullName(parameter.Type).TrimEnd('?')));

    /// <summary>Those that a simple name could mean in what is generated.</summary>
    private static EquatableArray<string> TypeNames(INamedTypeSymbol raw, INamedTypeSymbol target) =>
        new([.. raw.GetTypeMembers().Concat(raw.ContainingNamespace.GetTypeMembers())
            .Concat(target.ContainingNamespace.GetTypeMembers())
            // A class may be the user's part of a handle.
            .Where(type => type.TypeKind != RoslynTypeKind.Class || type.IsStatic || SymbolEqualityComparer.Default.Equals(type, raw))
            .Select(type => type.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal)]);

    private static int Bits(SpecialType type) => type switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte => 8,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => 16,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => 64,
        _ => 32,
    };

    private static bool IsUnsigned(SpecialType type) => type
        is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    private static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));
}
