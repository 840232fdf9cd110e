// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Shims;

namespace InteropBridge.Layout.Inferring;

/// <summary>An overlay to start from: what is inferred of a header, each line with its reason. What is not complete is in
/// comments.</summary>
internal sealed class Scaffold
{
    private readonly List<string> _lines = [];
    private readonly List<string> _comments = [];
    private readonly IReadOnlyList<string> _shims;

    /// <param name="header">Its full path.</param>
    /// <param name="bindings">The text of its bindings.</param>
    /// <param name="preprocessed">The header after the preprocessor; empty if there is no compiler.</param>
    public Scaffold(string header, string bindings, string preprocessed)
    {
        Header = Path.GetFileName(header);
        var file = BindingFile.Read(bindings);
        var headers = BoundHeaders.Of(header, bindings).Where(File.Exists).Select(File.ReadAllText).ToList();
        var inference = new Inference(file, new HeaderNotes(headers, preprocessed));
        _shims = new ShimSuggestions(headers).Lines([.. LeftOutText.In(bindings).Select(found => found.Name)], file.Functions.Select(function => function.Name).ToHashSet());
        foreach (var (lines, isComplete) in file.Functions.Select(inference.Of).Where(found => found.Lines.Count > 0))
        {
            (isComplete ? _lines : _comments).AddRange(lines.Select(line => isComplete ? line : $"# {line}"));
            Functions += isComplete ? 1 : 0;
        }

        _lines.AddRange(FlagEnums.In(bindings).Distinct().Select(name => $"{name}: flags  # its members are bits, or combinations of them"));
    }

    public string Header { get; }

    /// <summary>How many functions have lines.</summary>
    public int Functions { get; }

    public string Text()
    {
        var text = new StringBuilder($"""
            # Inferred from {Header}: guesses from types and names, and what the header says, each with its reason. Read them, correct what is
            # wrong and delete what you do not want. This file is yours: it is not written again while it exists.

            """.ReplaceLineEndings("\n"));
        text.AppendJoin("", _lines.Select(line => $"{line}\n"));
        if (_comments.Count > 0)
        {
            text.Append("\n# Not complete: a contract is missing where a '?' stands.\n").AppendJoin("", _comments.Select(line => $"{line}\n"));
        }

        if (_shims.Count > 0)
        {
            text.Append("\n# What C# cannot reach by itself. Take away the '#' before those that you want: the C compiler makes them.\n")
                .AppendJoin("", _shims.Select(line => $"# {line}\n"));
        }

        return text.ToString();
    }
}
