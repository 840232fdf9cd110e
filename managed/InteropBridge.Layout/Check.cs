// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Comparing;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Prototypes;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout;

/// <summary>Holds a file of bindings against C: its functions, where no kernels are compiled that would, and the layouts of its
/// types. What ClangSharp wrote is corrected once; from then on a difference is an error. Writes what MSBuild takes for
/// errors.</summary>
/// <param name="request">What is compared.</param>
/// <param name="command">How C is compiled; null if it cannot be.</param>
/// <param name="output">Where to write.</param>
internal sealed class Check(Request request, CompileCommand? command, TextWriter output)
{
    private const int MostShown = 4;

    /// <summary>Stands in bindings whose layouts were corrected.</summary>
    private const string Mark = "// Layouts corrected to those of C";

    private readonly string _header = request.Header;
    private readonly string _bindings = request.Bindings;
    private readonly Target _target = Target.Of(request.Identifier);

    /// <summary>Whether C# and C agree, as far as can be known.</summary>
    public bool Run()
    {
        var text = File.ReadAllText(_bindings);
        var isFinal = text.Contains(Mark, StringComparison.Ordinal);
        var named = isFinal ? text : LongCorrector.Correct(text, $"{File.ReadAllText(_header)}\n{BoundHeaders.Others(_header, text)}");
        var description = Description.Of(request, named);
        if (!CheckSignatures(description) || !new PrototypeCheck(request, description.File, description.Names, output).Run()
            || CheckLayouts(description, named, isFinal) is not { } right)
        {
            return false;
        }

        Write(text, right);
        Description.Of(request, right).WriteManaged(request.Output);
        return true;
    }

    /// <summary>Where kernels are compiled, their build has compared the functions.</summary>
    private bool CheckSignatures(Description description)
    {
        if (request.IsCompiled || command is null)
        {
            // Libraries that carry a table are compared when they are loaded.
            var isProved = request.Libraries.Any() && request.Libraries.All(library => LibraryTable.IsIn(library.Path, request));
            return request.IsCompiled || !request.IsStale || isProved || Fail("IB0026", $"{_bindings} are bindings of another text of this header, "
                + "and there is neither ClangSharp to generate them again nor a C compiler to compare them. Install a compiler "
                + "(Debian: apt-get install gcc), generate them elsewhere, or set the property AcceptStaleBindings to true if you know that they fit.");
        }

        // A header for another platform may need what only its own compiler has.
        if (!request.IsComparable && !request.IsStale)
        {
            return true;
        }

        var (answers, said) = Ask(description.Signatures, "signatures", "-DIB_BINDING");
        output.Write(said);
        return answers is not null || Fail("IB0021", $"{command.Compiler} does not take the functions of {_bindings} for those of this "
            + $"header; what it says is above. {Remedy}");
    }

    /// <returns>The bindings as they should be; null if they are wrong.</returns>
    private string? CheckLayouts(Description description, string named, bool isFinal)
    {
        var questions = description.Questions;
        var canAsk = command is not null && request.IsComparable;
        if (!CheckLibraries(questions, canAsk))
        {
            return null;
        }

        if (questions.Count == 0 || !canAsk)
        {
            return named;
        }

        var (answers, said) = Ask(QuestionWriter.Write(_header, questions), "layout");
        if (answers is null)
        {
            output.WriteLine(said);
            Fail("IB0021", $"{command!.Compiler} does not know the types of {_bindings} as the bindings do; what it says is above. {Remedy}");
            return null;
        }

        var corrected = isFinal ? named : new BindingCorrector(description.Names, answers, _target).Correct(named);
        return Report(new Comparison(BindingFile.Read(corrected), description.Names, answers, _target).All()) ? corrected : null;
    }

    private const string Remedy = "Delete the bindings and build again with ClangSharp if they are of another text of the header.";

    /// <summary>Libraries that were compiled elsewhere are compared when they are loaded, if they have a table.</summary>
    private bool CheckLibraries(IReadOnlyList<Question> questions, bool canAsk)
    {
        var structs = questions.Where(question => question.Paths.Count > 0).ToList();
        var unproved = request.Libraries
            .Where(library => !(canAsk && library.Identifier == request.Identifier) && !LibraryTable.IsIn(library.Path, request))
            .Select(library => $"{Path.GetFileName(library.Path)} for {library.Identifier}").ToList();
        return structs.Count == 0 || unproved.Count == 0 || Fail("IB0022", $"Whether C# reads and writes the memory of {structs[0].Spelling} "
            + (structs.Count > 1 ? $"and {structs.Count - 1} more types " : "") + $"as C does is not known: {string.Join(", ", unproved)} "
            + (unproved.Count > 1 ? "have" : "has") + " no table of the types in this header, which is compared at load, and there is no C "
            + $"compiler here to ask for {(unproved.Count > 1 ? "these platforms" : "this platform")}. Build the library by "
            + "InteropBridge.Build, which puts the table into it, or set CheckLayout=\"false\" on its item if you know that the bindings "
            + "fit it. For this machine's own platform a compiler suffices (Debian: apt-get install gcc).");
    }

    private (Answers? Answers, string Output) Ask(string text, string kind, params string[] options) =>
        new Questioner(command! with { Options = [.. command.Options, .. options] }, _header, request.Contracts)
            .Ask(text, $"{request.Output}.{kind}-asked.c");

    private bool Fail(string code, string text)
    {
        output.WriteLine($"{_header}(1,1): error {code}: {text}");
        return false;
    }

    private bool Report(IReadOnlyList<Difference> differences)
    {
        foreach (var group in differences.GroupBy(difference => (difference.Type, difference.Line)))
        {
            var found = string.Join("; ", group.Select(difference => difference.Text).Take(MostShown));
            var more = group.Count() > MostShown ? $"; and {group.Count() - MostShown} more" : "";
            output.WriteLine($"{_header}({group.Key.Line},1): error IB0020: C# would read and write other memory than C: "
                + $"{group.Key.Type}: {found}{more} ({request.Identifier}). Delete {_bindings} and build again with ClangSharp: what .NET "
                + "can lay out is corrected then. If they are right elsewhere, declare the type so that it is laid out equally "
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

        var part = $"{_bindings}.{Environment.ProcessId}";
        File.WriteAllText(part, $"{text[..end]}{Mark} for {request.Identifier}.\n{text[end..]}");
        File.Move(part, _bindings, overwrite: true);
    }
}
