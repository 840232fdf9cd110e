// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>Reads a method marked <c>[InlineC("...")]</c>.</summary>
internal static class InlineReader
{
    /// <summary>Longer ones belong into a file.</summary>
    private const int LongestText = 1 << 20;

    public static InlineMethod? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var (method, attribute) = ((IMethodSymbol)context.TargetSymbol, context.Attributes[0]);
        var declaration = (MethodDeclarationSyntax)context.TargetNode;
        var (problems, types) = (new ProblemList(), new CTypes());
        var place = Place.Of(declaration.Identifier.GetLocation());
        CheckTarget(method, place, problems);
        if (problems.Count > 0 || Text(attribute, problems, cancellation) is not { } body)
        {
            return Refused(method, declaration, problems);
        }

        var parameters = new InlineParameters(method, types, problems);
        parameters.Read();
        var returns = Returns(method, types, place, problems);
        var scope = FileScope(method, problems, cancellation);
        if (problems.Count > 0)
        {
            return Refused(method, declaration, problems);
        }

        var options = attribute.NamedArguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value);
        var symbol = Symbol(method);
        var library = $"{method.ContainingAssembly.Name}.inline";
        return new InlineMethod(
            ClassOf(method), method.Name, Modifiers(declaration), CTypes.FullName(method.ReturnType),
            new EquatableArray<InlineArgument>([.. parameters.Arguments]),
            new RawFunction(symbol, $"\"{library}\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true", false,
                new RawParameter("return", returns.Raw, returns.C,
                    InlineContracts.Of(method.GetReturnTypeAttributes(), place), place),
                new EquatableArray<RawParameter>([.. parameters.Raw]), place),
            new EquatableArray<NamedType>([.. types.Named]),
            new InlineSource(returns.C, new EquatableArray<string>([.. parameters.C]), new EquatableArray<string>([.. parameters.Prologue]),
                new EquatableArray<string>([.. types.Definitions]), scope, body, place.Lines.Start.Line + 1,
                options.TryGetValue("OpenMP", out var openMP) && openMP is true,
                options.TryGetValue("Options", out var more) && more is string text ? text : ""),
            problems.ToArray());
    }

    /// <summary>Only its problems are of interest.</summary>
    private static InlineMethod Refused(IMethodSymbol method, MethodDeclarationSyntax declaration, ProblemList problems)
    {
        var place = Place.Of(declaration.Identifier.GetLocation());
        var nothing = new InlineText("", new EquatableArray<InlineLine>([new InlineLine("", 1, 0)]));
        return new InlineMethod(ClassOf(method), method.Name, "", "", default,
            new RawFunction("", "", false, new RawParameter("return", new RawType("void", 0), null, default, place), default, place), default,
            new InlineSource("void", default, default, default, default, nothing, 1, false, ""), problems.ToArray());
    }

    private static void CheckTarget(IMethodSymbol method, Place place, ProblemList problems)
    {
        var trouble = !method.IsPartialDefinition ? "must be partial, without a body: its body is C"
            : !method.IsStatic ? "must be static"
            : method.IsGenericMethod ? "must not be generic: C has no type parameters"
            : Containers(method).Any(type => type.IsGenericType || type.TypeKind is not (Microsoft.CodeAnalysis.TypeKind.Class or Microsoft.CodeAnalysis.TypeKind.Struct))
                ? "must be in a class or struct that is not generic"
            : Containers(method).Any(type => type.IsFileLocal) ? "must not be in a type of one file alone: the rest of it comes from another file"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "cannot return a reference"
            : null;
        if (trouble is not null)
        {
            problems.Add(Descriptors.InlineTarget, place, method.Name, trouble);
        }
    }

    private static (RawType Raw, string C) Returns(IMethodSymbol method, CTypes types, Place place, ProblemList problems)
    {
        if (method.ReturnsVoid)
        {
            return (new RawType("void", 0), "void");
        }

        try
        {
            return (CTypes.Raw(method.ReturnType), types.Name(method.ReturnType));
        }
        catch (InlineTypeException refused)
        {
            problems.Add(Descriptors.InlineType, place, method.Name, method.ReturnType.ToDisplayString(), refused.Message);
            return default;
        }
    }

    /// <summary>The attributes' texts, those of the class first.</summary>
    private static EquatableArray<InlineText> FileScope(IMethodSymbol method, ProblemList problems, CancellationToken cancellation) =>
        new([.. Containers(method).Reverse().Cast<ISymbol>().Append(method).SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => AttributeText.Is(attribute, "InlineCFileScopeAttribute"))
            .Select(attribute => Text(attribute, problems, cancellation)).OfType<InlineText>()]);

    private static InlineText? Text(AttributeData attribute, ProblemList problems, CancellationToken cancellation)
    {
        if (AttributeText.Expression(attribute, cancellation) is not { } expression)
        {
            return null;
        }

        var value = AttributeText.Value(attribute);
        var trouble = value is null ? "is null"
            : value.Contains('\0') ? "holds a character NUL, at which C would take it to end"
            : value.Length > LongestText ? $"has {value.Length} characters, and at most {LongestText} are compiled; put it into a file, as a NativeKernel"
            : value.IndexOfAny(['\u0085', '\u2028', '\u2029']) >= 0 ? "holds a line separator of Unicode, which C does not know; write \\n"
            : null;
        if (trouble is not null)
        {
            problems.Add(Descriptors.InlineText, Place.Of(expression.GetLocation()), trouble);
            return null;
        }

        return InlineTextReader.Read(value!, expression);
    }

    private static IEnumerable<INamedTypeSymbol> Containers(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static InlineClass ClassOf(IMethodSymbol method)
    {
        var space = method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString();
        var declarations = Containers(method).Reverse().Select(type =>
            $"partial {(type.IsRecord ? "record " : "")}{(type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Struct ? "struct" : "class")} {type.Name}");
        // An underscore of a name is doubled, so that no two classes have the same: A_B.C and A.B_C.
        var names = Containers(method).Reverse().Select(type => type.Name).Prepend(space).Where(name => name.Length > 0)
            .Select(name => name.Replace("_", "__"));
        return new InlineClass(space, new EquatableArray<string>([.. declarations]),
            CNames.Identifier(string.Join("_", names)) + CaseNumbers.Of(method.ContainingType), method.ContainingAssembly.Name);
    }

    /// <summary>Of an overload with its number. Files are named so, without regard to case.</summary>
    private static string Symbol(IMethodSymbol method)
    {
        var index = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(other => string.Equals(CNames.Identifier(other.Name), CNames.Identifier(method.Name), StringComparison.OrdinalIgnoreCase)).ToList()
            .FindIndex(other => SymbolEqualityComparer.Default.Equals(other, method));
        return $"{ClassOf(method).Name}_{CNames.Identifier(method.Name)}_inline{(index > 0 ? (index + 1).ToString() : "")}";
    }

    private static string Modifiers(MethodDeclarationSyntax declaration) =>
        string.Join(" ", declaration.Modifiers.Where(modifier => modifier.ValueText != "partial").Select(modifier => modifier.ValueText));
}
