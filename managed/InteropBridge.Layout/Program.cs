// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Comparing;
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout;

/// <summary>The build's two questions: <c>ask</c> writes the C file whose object holds the answers, <c>compare</c> holds the
/// bindings against them, and with <c>correct</c> first corrects bindings that were just generated.</summary>
internal static class Program
{
    private const int MostShown = 4;

    private const string Usage = "ask HEADER BINDINGS RID C | compare HEADER BINDINGS RID OBJECT | correct HEADER BINDINGS RID OBJECT";

    private static int Main(string[] arguments)
    {
        if (arguments is not ["ask" or "compare" or "correct", var header, var bindings, var identifier, var other])
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var target = Target.Of(identifier);
        if (arguments[0] == "ask")
        {
            WriteIfChanged(other, Ask(header, bindings, target));
            return 0;
        }

        var answers = new Answers(File.ReadAllBytes(other));
        if (arguments[0] == "correct")
        {
            WriteIfChanged(bindings,
                new BindingCorrector(Header(header, File.ReadAllText(bindings)), answers, target).Correct(File.ReadAllText(bindings)));
        }

        return Report(header, bindings, answers, target);
    }

    /// <summary>The C file; empty if the bindings have no types.</summary>
    private static string Ask(string header, string bindings, Target target)
    {
        var text = File.ReadAllText(bindings);
        var questions = Question.Of(BindingFile.Read(text), Header(header, text), target).ToList();
        return questions.Count == 0 ? "" : QuestionWriter.Write(header, questions);
    }

    private static int Report(string header, string bindings, Answers answers, Target target)
    {
        var text = File.ReadAllText(bindings);
        var differences = new Comparison(BindingFile.Read(text), Header(header, text), answers, target).All();
        foreach (var group in differences.GroupBy(difference => (difference.Type, difference.Line)))
        {
            var found = string.Join("; ", group.Select(difference => difference.Text).Take(MostShown));
            var more = group.Count() > MostShown ? $"; and {group.Count() - MostShown} more" : "";
            Console.WriteLine($"{header}({group.Key.Line},1): error IB0020: C# would read and write other memory than C: "
                + $"{group.Key.Type}: {found}{more}. Delete {bindings} and build again with ClangSharp: what .NET can lay out is "
                + "corrected then. Or declare the type so that it needs no attribute, pragma or bit-field, and its fields with "
                + "types that have the same width everywhere.");
        }

        return differences.Count == 0 ? 0 : 1;
    }

    private static HeaderText Header(string header, string bindings) =>
        new(File.ReadAllText(header), string.Join('\n', Reading.Tokens.Of(bindings)
            .Select(token => token.Text).Where(token => token.StartsWith('"'))));

    /// <summary>What did not change keeps its time, so that nothing is compiled for it.</summary>
    private static void WriteIfChanged(string file, string text)
    {
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            File.WriteAllText(file, text);
        }
    }
}
