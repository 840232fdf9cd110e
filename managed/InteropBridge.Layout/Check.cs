// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Comparing;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout;

/// <summary>Holds the types of a file of bindings against the C compiler's layouts. What ClangSharp wrote is corrected once;
/// from then on a difference is an error.</summary>
/// <param name="header">The C header.</param>
/// <param name="bindings">The C# file.</param>
/// <param name="identifier">The runtime identifier of the platform that is built for.</param>
/// <param name="renames">The types with another name in C#, as <c>c_name=CSharpName</c> with semicolons between.</param>
internal sealed class Check(string header, string bindings, string identifier, string renames = "")
{
    private const int MostShown = 4;

    /// <summary>Stands in bindings whose layouts were corrected.</summary>
    private const string Mark = "// Layouts corrected to those of C";

    private readonly Target _target = Target.Of(identifier);

    /// <summary>Writes what MSBuild takes for errors and warnings.</summary>
    /// <param name="command">How C is compiled; null if it cannot be.</param>
    /// <param name="contracts">The folder of <c>interopbridge_contract.h</c>.</param>
    /// <param name="work">The C file to write; its object is put beside it.</param>
    /// <param name="output">Where to write.</param>
    /// <returns>Whether C# and C agree, as far as can be known.</returns>
    public bool Run(CompileCommand? command, string contracts, string work, TextWriter output)
    {
        var text = File.ReadAllText(bindings);
        var isFinal = text.Contains(Mark, StringComparison.Ordinal);
        var named = isFinal ? text : LongCorrector.Correct(text);
        var names = new HeaderText(File.ReadAllText(header), string.Join('\n', Tokens.Of(named)
            .Select(token => token.Text).Where(token => token.StartsWith('"'))), renames);
        var questions = Question.Of(BindingFile.Read(named), names, _target).ToList();
        if (questions.Count == 0)
        {
            Write(text, named);
            return true;
        }

        if (command is null)
        {
            Write(text, named);
            output.WriteLine($"{header}(1,1): warning IB0022: The layout of {questions.Count} types of {bindings}, such as "
                + $"{questions[0].Spelling}, is not compared with C's: there is no C compiler here. Install one (Debian: apt-get "
                + "install gcc), or set CheckLayout=\"false\" on the item if the bindings were made for this platform.");
            return true;
        }

        var (answers, said) = new Questioner(command, header, contracts).Ask(QuestionWriter.Write(header, questions), work);
        if (answers is null)
        {
            output.WriteLine(said);
            output.WriteLine($"{header}(1,1): error IB0021: {command.Compiler} does not know the types of {bindings} as the bindings "
                + "do; what it says is above. Delete the bindings and build again with ClangSharp if they are of another text of "
                + "the header.");
            return false;
        }

        var corrected = isFinal ? named : new BindingCorrector(names, answers, _target).Correct(named);
        Write(text, corrected);
        return Report(output, new Comparison(BindingFile.Read(corrected), names, answers, _target).All());
    }

    private bool Report(TextWriter output, IReadOnlyList<Difference> differences)
    {
        foreach (var group in differences.GroupBy(difference => (difference.Type, difference.Line)))
        {
            var found = string.Join("; ", group.Select(difference => difference.Text).Take(MostShown));
            var more = group.Count() > MostShown ? $"; and {group.Count() - MostShown} more" : "";
            output.WriteLine($"{header}({group.Key.Line},1): error IB0020: C# would read and write other memory than C: "
                + $"{group.Key.Type}: {found}{more} ({identifier}). Delete {bindings} and build again with ClangSharp: what .NET can "
                + "lay out is corrected then. If they are right elsewhere, declare the type so that it is laid out equally "
                + "everywhere: no attribute, pragma or bit-field, and types of stdint.h.");
        }

        return differences.Count == 0;
    }

    /// <summary>By a file beside and a renaming, as a compiler may be reading.</summary>
    private void Write(string before, string text)
    {
        if (text == before)
        {
            return;
        }

        // Behind the comment that says what the bindings are.
        var end = 0;
        while (string.CompareOrdinal(text, end, "//", 0, 2) == 0)
        {
            end = text.IndexOf('\n', end) + 1;
        }

        var part = $"{bindings}.{Environment.ProcessId}";
        File.WriteAllText(part, $"{text[..end]}{Mark} for {identifier}.\n{text[end..]}");
        File.Move(part, bindings, overwrite: true);
    }
}
