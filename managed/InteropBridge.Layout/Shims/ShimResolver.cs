// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout.Shims;

/// <summary>Finds the types of the shims of a header: from its text, from the C compiler, or from the line itself.</summary>
/// <param name="questioner">Asks the C compiler; null if there is none, and only lines with types can be followed.</param>
/// <param name="head">C that includes the header.</param>
/// <param name="folder">Where C can be written.</param>
internal sealed class ShimResolver(Questioner? questioner, string head, string folder)
{
    private readonly List<(Shim Source, string Reason)> _refused = [];

    /// <summary>Those that cannot be followed, and why.</summary>
    public IReadOnlyList<(Shim Source, string Reason)> Refused => _refused;

    /// <returns>The functions, in the order of the lines.</returns>
    public IReadOnlyList<ShimFunction> Resolve(IReadOnlyList<Shim> shims)
    {
        var found = shims.ToDictionary(shim => shim, OfSignature);
        var rest = shims.Where(shim => !shim.Line.HasSignature).ToList();
        if (questioner is not null && rest.Count > 0)
        {
            var (preprocessed, said) = questioner.PreprocessWithMacros(head, Path.Combine(folder, "macros-asked.c"));
            var text = new CText(preprocessed);
            if (preprocessed.Length == 0)
            {
                _refused.Add((rest[0], $"the C compiler does not take the header: {said.Trim()}"));
                return [];
            }

            ResolveNames(rest, text, found);
        }

        return [.. shims.Select(shim => found[shim]).OfType<ShimFunction>()];
    }

    private void ResolveNames(List<Shim> shims, CText text, Dictionary<Shim, ShimFunction?> found)
    {
        var values = new List<Shim>();
        foreach (var shim in shims)
        {
            var name = shim.Line.Name;
            if (text.TakesArguments(name))
            {
                Refuse(shim, $"'{name}' is a macro with parameters, and C knows no types of these. Write them: 'shim int {name}(int x)'");
            }
            else if (text.Function(name) is not { } function)
            {
                values.Add(shim);
            }
            else if (function.IsVariadic)
            {
                Refuse(shim, $"'{name}' takes any number of arguments. Write those of one call: 'shim {function.Type} {name}("
                    + $"{string.Join(", ", function.Parameters.Declared.Append("int value"))})', under this name or another with '= {name}(...)' behind it");
            }
            else
            {
                found[shim] = ShimFunction.Calling(shim, function.Type, function.Parameters, name) with
                {
                    Assertion = Compatible($"__typeof__({name})", $"{function.Type} ({function.Parameters.Text})"),
                };
            }
        }

        var types = ValueTypes.Of(questioner!, head, [.. values.Select(shim => shim.Line.Name)], Path.Combine(folder, "types-asked.c"));
        var functions = ValueTypes.Functions(questioner!, head, [.. values.Zip(types).Where(pair => IsAddress(pair.Second.Known)).Select(pair => pair.First.Line.Name)],
            Path.Combine(folder, "functions-asked.c"));
        foreach (var (shim, (type, known, said)) in values.Zip(types))
        {
            if (functions.Contains(shim.Line.Name))
            {
                RefuseFunction(shim, known!);
            }
            else
            {
                found[shim] = Value(shim, type, known, said);
            }
        }
    }

    private static bool IsAddress(string? type) => type?.Contains("(*", StringComparison.Ordinal) == true;

    /// <summary>A function, and not a variable that holds the address of one: its address is not what was asked for.</summary>
    private void RefuseFunction(Shim shim, string type)
    {
        var name = shim.Line.Name;
        var end = type.IndexOf("(*)(", StringComparison.Ordinal);
        var isPlain = end > 0 && type[^1] == ')' && !type[..end].Contains('(', StringComparison.Ordinal);
        var parameters = isPlain ? type[(end + 4)..^1] : "";
        var isVariadic = parameters.EndsWith("...", StringComparison.Ordinal);
        var list = isPlain ? CParameters.Parse(isVariadic ? parameters[..^3] : parameters).Declared : ["PARAMETERS"];
        Refuse(shim, $"'{name}' is a function whose declaration is not read here. Write its types{(isVariadic ? ", and the arguments of one call" : "")}: 'shim "
            + $"{(isPlain ? type[..end].Trim() : "TYPE")} {name}({string.Join(", ", isVariadic ? list.Append("int value") : list)})'. For its address write 'shim void *{name}_address() = (void *)&{name}'");
    }

    private static ShimFunction? OfSignature(Shim shim)
    {
        if (!shim.Line.HasSignature)
        {
            return null;
        }

        var parameters = CParameters.Parse(shim.Line.Parameters);
        return shim.Line.Expression is { } expression ? new ShimFunction(shim, shim.Line.Type!, parameters, expression, IsValue: false)
            : ShimFunction.Calling(shim, shim.Line.Type!, parameters, shim.Line.Name);
    }

    /// <summary>The address of a function or of an array in an array is handed out as one of nothing in particular.</summary>
    private ShimFunction? Value(Shim shim, string? type, string? known, string said)
    {
        var name = shim.Line.Name;
        if (type is null || known is null or "void")
        {
            Refuse(shim, type is null ? $"'{name}' has no value: {said}. If it is an expression all the same, write its type: 'shim int {name}() = {name}'"
                : $"'{name}' has no value: its type is void");
            return null;
        }

        if (IsAddress(known))
        {
            return new ShimFunction(shim, "void *", CParameters.Parse(""), $"(void *)({name})", IsValue: true);
        }

        var spelled = type.Contains('(', StringComparison.Ordinal) ? known : type; // typeof (...)
        if (spelled.IndexOfAny(['(', '<', '[']) >= 0 || spelled.Contains("unnamed", StringComparison.Ordinal))
        {
            Refuse(shim, $"the type of '{name}' has no name ({spelled}). Write one that fits: 'shim int {name}() = {name}'");
            return null;
        }

        return new ShimFunction(shim, spelled, CParameters.Parse(""), name, IsValue: true) { Assertion = Compatible($"__typeof__((0, {name}))", spelled) };
    }

    /// <summary>What is compiled may have other options and folders than what was asked.</summary>
    private static string Compatible(string actual, string written) => $"__builtin_types_compatible_p({actual}, {written})";

    private void Refuse(Shim shim, string reason) => _refused.Add((shim, reason));
}
