// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Inline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Exports;

/// <summary>Reads a method marked <c>[NativeExport("...")]</c>.</summary>
internal static class ExportReader
{
    public static ExportMethod? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var method = (IMethodSymbol)context.TargetSymbol;
        var declaration = (MethodDeclarationSyntax)context.TargetNode;
        var (problems, doc, place) = (new ProblemList(), new XmlDoc(declaration), Place.Of(declaration.Identifier.GetLocation()));
        var name = context.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string ?? "";
        CheckTarget(method, place, problems);
        CheckName(name, place, problems);
        if (problems.Count > 0)
        {
            return new ExportMethod(name, "", "", default, null, "", default, place, problems.ToArray());
        }

        var parameters = method.Parameters.Select(parameter => Parameter(parameter, doc, problems)).ToArray();
        var returns = method.ReturnsVoid ? null : Result(method, doc, place, problems);
        foreach (var taken in parameters.Where(parameter => parameter is { Kind: ExportKind.Input or ExportKind.Array }
            && parameters.Any(other => other?.Name == $"{parameter.Name}_length")))
        {
            problems.Add(Descriptors.ExportName, place, $"{taken!.Name}_length");
        }

        return new ExportMethod(name, $"{CTypes.FullName(method.ContainingType)}.{method.Name}", method.ContainingAssembly.Name,
            new EquatableArray<ExportParameter>([.. parameters.OfType<ExportParameter>()]), returns, doc.Summary,
            new EquatableArray<string>(doc.Exceptions), place, problems.ToArray());
    }

    private static void CheckTarget(IMethodSymbol method, Place place, ProblemList problems)
    {
        var trouble = !method.IsStatic ? "must be static"
            : method.IsGenericMethod || Containers(method).Any(type => type.IsGenericType) ? "must not be generic, nor in a generic type: C has no type parameters"
            : Containers(method).Append((ISymbol)method).Any(symbol => symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected)
                ? "must be internal or public, and so must the types that it is in"
            : method.IsAsync || method.ReturnType.Name is "Task" or "ValueTask" ? "must not be asynchronous: C waits for its result"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "cannot return a reference"
            : null;
        if (trouble is not null)
        {
            problems.Add(Descriptors.ExportTarget, place, method.Name, trouble);
        }
    }

    private static void CheckName(string name, Place place, ProblemList problems)
    {
        if (name.Length == 0 || char.IsDigit(name[0]) || CNames.IsReserved(name) || CNames.Identifier(name) != name || name.Contains('.'))
        {
            problems.Add(Descriptors.ExportName, place, name);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Containers(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static ExportParameter? Parameter(IParameterSymbol parameter, XmlDoc doc, ProblemList problems)
    {
        var place = Place.Of(parameter.Locations[0]);
        if (CNames.IsReserved(parameter.Name) || CNames.Identifier(parameter.Name) != parameter.Name || parameter.Name == "result")
        {
            problems.Add(Descriptors.ExportName, place, parameter.Name);
        }

        var (type, text) = (parameter.Type, doc.Parameter(parameter.Name));
        if (parameter.RefKind is not RefKind.None)
        {
            var kind = parameter.RefKind == RefKind.Out ? ExportKind.Result : ExportKind.Reference;
            return CTypes.IsNumber(type) && parameter.RefKind is RefKind.Out or RefKind.Ref
                ? new ExportParameter(parameter.Name, kind, type.ToDisplayString(), ExportTypes.Number(type), false, text)
                : Refused(parameter.Name, type, "by reference only numbers cross, by ref and out", place, problems);
        }

        if (type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span && span.ContainingNamespace.ToDisplayString() == "System")
        {
            var element = span.TypeArguments[0];
            return CTypes.IsNumber(element) && element.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_Char)
                ? new ExportParameter(parameter.Name, span.Name == "Span" ? ExportKind.Array : ExportKind.Input, element.ToDisplayString(),
                    ExportTypes.Number(element), false, text)
                : Refused(parameter.Name, type, "spans of numbers cross", place, problems);
        }

        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        return type.SpecialType == SpecialType.System_String
            ? new ExportParameter(parameter.Name, ExportKind.Text, "string", "char", isNullable, text)
            : Simple(parameter.Name, type, isNullable, text, place, problems);
    }

    private static ExportParameter? Result(IMethodSymbol method, XmlDoc doc, Place place, ProblemList problems) =>
        Simple("result", method.ReturnType, method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated, doc.Returns, place, problems);

    private static ExportParameter? Simple(string name, ITypeSymbol type, bool isNullable, string doc, Place place, ProblemList problems) =>
        CTypes.IsNumber(type) ? new ExportParameter(name, ExportKind.Value, type.ToDisplayString(), ExportTypes.Number(type), false, doc)
        : ExportTypes.IsHandle(type) ? Handle(name, type, isNullable, doc, place, problems)
        : Refused(name, type, ExportTypes.Refusal(type), place, problems);

    private static ExportParameter Handle(string name, ITypeSymbol type, bool isNullable, string doc, Place place, ProblemList problems)
    {
        var c = ExportTypes.Handle(type);
        if (CNames.IsReserved(c))
        {
            problems.Add(Descriptors.ExportName, place, c);
        }

        return new ExportParameter(name, ExportKind.Handle, CTypes.FullName(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), c, isNullable, doc);
    }

    private static ExportParameter? Refused(string name, ITypeSymbol type, string reason, Place place, ProblemList problems)
    {
        problems.Add(Descriptors.ExportType, place, name, type.ToDisplayString(), reason);
        return null;
    }
}
