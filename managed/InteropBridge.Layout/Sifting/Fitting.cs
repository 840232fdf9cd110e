// SPDX-License-Identifier: MIT
using System.IO.Enumeration;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Constants;
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Reading;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Layout.Sifting;

/// <summary>Makes what ClangSharp wrote fit the header, as far as C# can follow: types of other headers are declared, constants
/// get the values that the C compiler knows, and functions that C# would call wrongly are left out.</summary>
/// <param name="request">How the header is bound.</param>
/// <param name="trial">Compiles bindings.</param>
/// <param name="questioner">Asks the C compiler; null if there is none.</param>
internal sealed class Fitting(BindRequest request, Trial trial, Questioner? questioner)
{
    public const string Omitted = "Omit names it";

    /// <summary>Whatever ClangSharp made of it: of an inline function a translation, of a variadic one nothing.</summary>
    public const string Served = "the shim of the header has it";

    /// <summary>ClangSharp makes a function pointer of it, which does not fit once the function's <c>long</c> is <c>CLong</c>.</summary>
    public const string Alias = "it is another name of a function that is bound";

    private const string Variadic = "it takes any number of arguments (...), which .NET can pass on Windows alone";

    private readonly List<LeftOut> _leftOut = [];

    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>The types that are declared nowhere: they can only be pointed to.</summary>
    public IReadOnlyList<string> Opaque { get; private set; } = [];

    /// <summary>The constants whose values the C compiler told.</summary>
    public IReadOnlySet<string> Constants { get; private set; } = new HashSet<string>();

    public string Fit(string text)
    {
        text = Remove(UnsupportedTypes.Name(text), member => IsOmitted(BindingSyntax.Name(member)) ? Omitted
            : member is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) && request.Shims.Contains(BindingSyntax.Name(member)) ? Served
            : IsVariadic(member) ? Variadic : IsAlias(member) ? Alias : null);
        text = WithConstants(text);
        var root = trial.Parse(text);
        Opaque = MissingTypes.Of(root, trial.Errors(root), request.OtherFiles);
        return text;
    }

    /// <summary>Bindings that compile, without the functions that C declares otherwise.</summary>
    public string WithoutMismatches(string text)
    {
        var wrong = questioner is null ? null : MismatchedFunctions.Of(text, request, questioner);
        return wrong is not { Count: > 0 } ? text : Remove(text, member =>
            member is MethodDeclarationSyntax ? wrong.GetValueOrDefault(BindingSyntax.Name(member)) : null);
    }

    private static bool IsVariadic(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax method && method.ParameterList.Parameters.Any(parameter => parameter.Identifier.Text == "__arglist");

    private static bool IsAlias(MemberDeclarationSyntax member) => member is FieldDeclarationSyntax
    {
        Declaration: { Type: FunctionPointerTypeSyntax, Variables: [{ Initializer.Value: PrefixUnaryExpressionSyntax { OperatorToken.Text: "&" } }] },
    };

    private string Remove(string text, Func<MemberDeclarationSyntax, string?> reason)
    {
        var (rest, leftOut) = Removal.Remove(trial.Parse(text), reason);
        _leftOut.AddRange(leftOut);
        return rest;
    }

    private bool IsOmitted(string name) => request.Omit.Any(pattern =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    private string WithConstants(string text)
    {
        if (questioner is null)
        {
            return text;
        }

        var reader = new ConstantReader(questioner, request.Header, request.Folder);
        var root = trial.Parse(text);
        var errors = trial.Errors(root).ToList();
        var headers = TraversedHeaders.Of(request).ToList();
        var defined = MacroList.Of(headers);
        if (EnumValues.Correct(root, errors, reader, headers.Select(File.ReadAllText), defined) is { } corrected)
        {
            root = trial.Parse(corrected);
            errors = [.. trial.Errors(root)];
        }

        var members = new ConstantMembers(root, errors);
        var macros = defined
            .Where(macro => !IsOmitted(macro.Name) && !request.Shims.Contains(macro.Name) && members.NeedsValue(macro.Name)).ToList();
        var found = reader.Read(macros).ToList();
        found.AddRange(new AddressReader(questioner, request.Header, request.Folder).Read([.. macros.Except(found.Select(constant => constant.Macro))], request.Library, request.Class));
        Constants = found.Select(constant => constant.Macro.Name).ToHashSet();
        return Remove(members.With(found, request.Class), member => Constants.Contains(BindingSyntax.Name(member)) ? null : members.Reason(member));
    }
}
