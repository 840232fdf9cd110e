// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Inferring;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Shims;
using InteropBridge.Layout.Sifting;

namespace InteropBridge.Layout.Reporting;

/// <summary>What became of a header: which functions are bound, which have a safe method, what was left out and why, and the
/// lines of an overlay that would take in more.</summary>
internal sealed class HeaderReport
{
    private readonly string _header;
    private readonly BindingFile _file;
    private readonly IReadOnlySet<string> _safe;
    private readonly List<(string Name, string What)> _leftOut;
    private readonly List<string> _served;
    private readonly List<string> _aliases;
    private readonly Inference _inference;
    private readonly ShimSuggestions _shims;

    /// <param name="request">The header and its bindings.</param>
    /// <param name="assembly">What the project was compiled to.</param>
    public HeaderReport(Request request, string assembly)
    {
        var bindings = File.ReadAllText(request.Bindings);
        _header = Path.GetFileName(request.Header);
        _file = BindingFile.Read(bindings);
        _safe = SafeCalls.In(assembly);
        var headers = BoundHeaders.Of(request.Header, bindings).Where(File.Exists).Select(File.ReadAllText).ToList();
        _inference = new Inference(_file, new HeaderNotes(headers, ""));
        _shims = new ShimSuggestions(headers);
        var found = LeftOutText.In(bindings);
        _served = [.. found.Where(one => one.What.EndsWith(Fitting.Served, StringComparison.Ordinal)).Select(one => one.Name)];
        _aliases = [.. found.Where(one => one.What.EndsWith(Fitting.Alias, StringComparison.Ordinal)).Select(one => one.Name)];
        _leftOut = [.. found.Where(one => !_served.Contains(one.Name) && !_aliases.Contains(one.Name))];
    }

    private List<BoundFunction> Functions => _file.Functions;

    private int SafeCount => Functions.Count(function => _safe.Contains(function.Symbol));

    public string Summary => $"{_header}: {Functions.Count} bound, {SafeCount} safe, {_leftOut.Count} left out";

    public string Text()
    {
        var text = new StringBuilder($"# {_header}\n\n{Functions.Count} functions are bound. {SafeCount} of them have a safe method or belong to a handle. "
            + $"{_leftOut.Count} declarations are left out.\n");
        var rest = Functions.Where(function => !_safe.Contains(function.Symbol)).ToList();
        if (rest.Count > 0)
        {
            text.Append("\n## Bound, without a safe method\n\nThe lines below are guesses, for an overlay (`*.ibc`) once you have compared them with the "
                + "library's documentation. A function in a comment needs a contract that names cannot tell, where the question mark stands, or "
                + "is refused for the reason that the compiler gives (IB10xx). `Infer=\"true\"` on the item writes such a file.\n\n```\n");
            text.AppendJoin("", rest.SelectMany(Suggest).Select(line => line + "\n"));
            text.Append("```\n");
        }

        Append(text, "Left out", _leftOut.Select(found => $"`{found.Name}` {found.What}{(_shims.For(found.Name) is { } line ? $". In an overlay: `{line}`" : "")}"));
        Append(text, "Other names of functions that are bound", _aliases.Select(name => $"`{name}`"));
        Append(text, "In the shim", _served.Select(name => $"`{name}`"));
        Append(text, "Inline functions, macros with parameters and variables, which a shim takes in", _shims.Others([.. _served, .. _leftOut.Select(found => found.Name)]));
        Append(text, "Safe", Functions.Where(function => _safe.Contains(function.Symbol)).Select(function => $"`{function.Name}`"));
        return text.ToString();
    }

    private IEnumerable<string> Suggest(BoundFunction function) => _inference.Of(function) switch
    {
        { Lines.Count: 0 } => [$"# {function.Name}"],
        { IsComplete: true } found => found.Lines,
        var found => found.Lines.Select(line => $"# {line}"),
    };

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        if (list.Count > 0)
        {
            text.Append($"\n## {title}\n\n").AppendJoin("", list.Select(line => $"- {line}\n"));
        }
    }
}
