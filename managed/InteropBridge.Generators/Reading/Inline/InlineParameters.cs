// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>Reads the parameters of a method in C: what C gets of each, and the contracts that a header would have.</summary>
internal sealed class InlineParameters(IMethodSymbol method, CTypes types, ProblemList problems)
{
    private readonly bool _mayOverlap = method.Parameters.Any(parameter => Attribute(parameter, "MayOverlapAttribute") is not null);

    public List<RawParameter> Raw { get; } = [];

    /// <summary>Their declarations in C.</summary>
    public List<string> C { get; } = [];

    /// <summary>Lines before the body.</summary>
    public List<string> Prologue { get; } = [];

    public List<InlineArgument> Arguments { get; } = [];

    public void Read()
    {
        foreach (var parameter in method.Parameters)
        {
            try
            {
                CheckName(parameter);
                Read(parameter);
            }
            catch (InlineTypeException refused)
            {
                problems.Add(Descriptors.InlineType, PlaceOf(parameter), parameter.Name, parameter.Type.ToDisplayString(), refused.Message);
            }
        }
    }

    private static Place PlaceOf(ISymbol symbol) => Place.Of(symbol.Locations[0]);

    private static string? Attribute(IParameterSymbol parameter, string name) => parameter.GetAttributes()
        .Where(attribute => AttributeText.Is(attribute, name))
        .Select(attribute => AttributeText.Value(attribute) ?? "")
        .FirstOrDefault();

    private void CheckName(IParameterSymbol parameter)
    {
        if (CNames.IsReserved(parameter.Name) || CNames.Identifier(parameter.Name) != parameter.Name)
        {
            problems.Add(Descriptors.InlineName, PlaceOf(parameter), parameter.Name);
        }
    }

    private void Read(IParameterSymbol parameter)
    {
        var (type, name) = (parameter.Type, parameter.Name);
        var full = CTypes.FullName(type) + (type.IsReferenceType && parameter.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "");
        if (type.ToDisplayString() == "System.Threading.CancellationToken")
        {
            AddToken(parameter);
            return;
        }

        Arguments.Add(new InlineArgument(name, full, Modifier(parameter), name, false));
        if (type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span && span.ContainingNamespace.Name == "System")
        {
            AddSpan(parameter, span);
        }
        else if (parameter.RefKind != RefKind.None)
        {
            AddReference(parameter);
        }
        else if (type.SpecialType == SpecialType.System_String)
        {
            C.Add($"const char *{name}");
            Add(parameter, new RawType("sbyte", 1), "const char *", "string(utf8)", IsNullable(parameter) ? "nullable" : null);
        }
        else if (type.OriginalDefinition.ToDisplayString() is "System.IProgress<T>" or "System.IProgress<in T>")
        {
            AddProgress(parameter, (INamedTypeSymbol)type);
        }
        else if (type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Delegate)
        {
            AddCallback(parameter, (INamedTypeSymbol)type);
        }
        else
        {
            C.Add($"{types.Name(type)} {name}");
            Add(parameter, CTypes.Raw(type), type.SpecialType == SpecialType.System_Boolean ? "bool" : types.Name(type));
        }
    }

    private static string Modifier(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.In => "in ", RefKind.Out => "out ", RefKind.Ref => "ref ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => parameter.IsParams ? "params " : parameter.ScopedKind == ScopedKind.ScopedValue && !parameter.IsParams ? "scoped " : "",
    };

    private static bool IsNullable(IParameterSymbol parameter) => parameter.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>With the contracts of its attributes.</summary>
    private void Add(IParameterSymbol parameter, RawType type, string native, params string?[] contracts) =>
        Raw.Add(new RawParameter(parameter.Name, type, native, InlineContracts.Of(parameter.GetAttributes(), PlaceOf(parameter), contracts), PlaceOf(parameter)));

    private void AddHidden(IParameterSymbol parameter, string name, RawType type, string native, params string?[] contracts)
    {
        if (method.Parameters.Any(other => other.Name == name))
        {
            problems.Add(Descriptors.InlineName, PlaceOf(parameter), name);
        }

        Raw.Add(new RawParameter(name, type, native, InlineContracts.Of([], PlaceOf(parameter), contracts), PlaceOf(parameter)));
        Prologue.Add($"(void){name};");
    }

    private void AddSpan(IParameterSymbol parameter, INamedTypeSymbol span)
    {
        var (element, name, isRead) = (span.TypeArguments[0], parameter.Name, span.Name == "ReadOnlySpan");
        var pointer = $"{(isRead ? "const " : "")}{types.Name(element)} *";
        var mayOverlap = Attribute(parameter, "MayOverlapAttribute") is not null || isRead && _mayOverlap;
        C.Add($"{pointer}{(mayOverlap ? "" : "restrict ")}{name}");
        var (other, length) = (Attribute(parameter, "SameLengthAttribute"), Attribute(parameter, "LengthAttribute"));
        if (other is not null && !IsSpanWithLength(parameter, other))
        {
            problems.Add(Descriptors.InlineLength, PlaceOf(parameter), parameter.Name, other);
            return;
        }

        var count = length ?? $"{other ?? name}_length";
        Add(parameter, CTypes.Raw(element, 1), pointer, $"{(isRead ? "in" : "inout")}({count})", mayOverlap || isRead ? null : "alias(none)");
        if (other is not null)
        {
            Prologue.Add($"const int64_t {name}_length = {other}_length; (void){name}_length;");
        }
        else if (length is null)
        {
            C.Add($"int64_t {name}_length");
            AddHidden(parameter, $"{name}_length", new RawType("long", 0), "int64_t");
        }
    }

    private bool IsSpanWithLength(IParameterSymbol parameter, string name) => method.Parameters.Any(other =>
        other.Name == name && !SymbolEqualityComparer.Default.Equals(other, parameter) && other.Type.Name is "Span" or "ReadOnlySpan"
        && other.Name == name && Attribute(other, "SameLengthAttribute") is null && Attribute(other, "LengthAttribute") is null);

    private void AddReference(IParameterSymbol parameter)
    {
        var isRead = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;
        var pointer = $"{(isRead ? "const " : "")}{types.Name(parameter.Type)} *";
        C.Add(pointer + parameter.Name);
        Add(parameter, CTypes.Raw(parameter.Type, 1), pointer,
            isRead ? "in(1)" : parameter.RefKind == RefKind.Out ? "out(1)" : "inout(1)");
    }

    private void AddCallback(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        var name = parameter.Name;
        if (type.ContainingNamespace.ToDisplayString() != "System" || type.Name is not ("Action" or "Func")
            || type.TypeArguments.Any(argument => !CTypes.IsNumber(argument)
                || argument.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char))
        {
            throw new InlineTypeException("C can call an Action or a Func of numbers only");
        }

        var (all, isFunction) = (type.TypeArguments, type.Name == "Func");
        var takes = isFunction ? all.RemoveAt(all.Length - 1) : all;
        var returns = isFunction ? CTypes.Raw(all[all.Length - 1]) : new RawType("void", 0);
        RawType[] parts = [.. takes.Select(take => CTypes.Raw(take)), new RawType("void", 1), returns];
        var text = string.Join(", ", parts.Select(part => part.Name + new string('*', part.Pointers)));
        var native = $"{(isFunction ? types.Name(all[all.Length - 1]) : "void")} (*)({string.Concat(takes.Select(take => types.Name(take) + ", "))}void *)";
        C.Add(native.Replace("(*)", $"(*{name})"));
        Add(parameter, new RawType($"delegate* unmanaged[Cdecl]<{text}>", 0, new EquatableArray<RawType>(parts)), native,
            "callback(lifetime: call)", IsNullable(parameter) ? "nullable" : null);
        AddData(parameter);
    }

    private void AddData(IParameterSymbol parameter)
    {
        C.Add($"void *{parameter.Name}_data");
        AddHidden(parameter, $"{parameter.Name}_data", new RawType("void", 1), "void *", "user_data");
    }

    private void AddProgress(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        if (type.TypeArguments[0].SpecialType != SpecialType.System_Int64)
        {
            throw new InlineTypeException("progress is an IProgress<long>");
        }

        var cancels = method.Parameters.Any(other => other.Type.ToDisplayString() == "System.Threading.CancellationToken");
        AddMonitor(parameter, "progress", cancels ? "cancel" : null);
    }

    private void AddToken(IParameterSymbol parameter)
    {
        var progress = method.Parameters.FirstOrDefault(other => other.Type.Name == "IProgress");
        Arguments.Add(new InlineArgument(parameter.Name, CTypes.FullName(parameter.Type), "", progress is null ? parameter.Name : null, true));
        if (progress is null)
        {
            AddMonitor(parameter, null, "cancel");
        }
    }

    /// <summary>C calls <c>progress_report(done)</c>, which is other than 0 where it is to stop.</summary>
    private void AddMonitor(IParameterSymbol parameter, params string?[] contracts)
    {
        var name = parameter.Name;
        C.Add($"int32_t (*{name})(int64_t, void *)");
        RawType[] parts = [new RawType("long", 0), new RawType("void", 1), new RawType("int", 0)];
        Add(parameter, new RawType("delegate* unmanaged[Cdecl]<long, void*, int>", 0, new EquatableArray<RawType>(parts)),
            "int32_t (*)(int64_t, void *)", ["callback(lifetime: call)", .. contracts, "nullable"]);
        AddData(parameter);
        Prologue.Add($"(void){name};");
        Prologue.Add($"#define {name}_report(done) ({name} != 0 && {name}((done), {name}_data) != 0)");
    }
}
