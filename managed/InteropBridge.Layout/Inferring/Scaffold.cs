// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Inferring;

/// <summary>An overlay to start from: what is inferred of a header, each line with its reason. What is not complete is in
/// comments.</summary>
internal sealed class Scaffold
{
    private readonly List<string> _lines = [];
    private readonly List<string> _comments = [];

    /// <param name="header">Its full path.</param>
    /// <param name="bindings">The text of its bindings.</param>
    /// <param name="preprocessed">The header after the preprocessor; empty if there is no compiler.</param>
    public Scaffold(string header, string bindings, string preprocessed)
    {
        Header = Path.GetFileName(header);
        var file = BindingFile.Read(bindings);
        var inference = new Inference(file, new HeaderNotes(BoundHeaders.Of(header, bindings).Select(File.ReadAllText), preprocessed));
        foreach (var (lines, isComplete) in file.Functions.Select(inference.Of).Where(found => found.Lines.Count > 0))
        {
            (isComplete ? _lines : _comments).AddRange(lines.Select(line => isComplete ? line : $"# {line}"));
            Functions += isComplete ? 1 : 0;
        }
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

        return text.ToString();
    }
}
