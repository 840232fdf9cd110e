// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Describing;

/// <summary>The types and functions of a header as its bindings have them, and what is written of them.</summary>
/// <param name="Request">What the build asks for.</param>
/// <param name="File">The bindings.</param>
/// <param name="Names">What the header's text tells.</param>
/// <param name="Questions">The types.</param>
internal sealed record Description(Request Request, BindingFile File, HeaderText Names, IReadOnlyList<Question> Questions)
{
    public static Description Of(Request request)
    {
        var bindings = System.IO.File.ReadAllText(request.Bindings);
        return Of(request, LongCorrector.Correct(bindings,
            $"{System.IO.File.ReadAllText(request.Header)}\n{BoundHeaders.Others(request.Header, bindings)}"));
    }

    /// <param name="request">What the build asks for.</param>
    /// <param name="bindings">The text of the bindings, in which C's long is as wide as it is everywhere.</param>
    public static Description Of(Request request, string bindings)
    {
        var file = BindingFile.Read(bindings);
        var names = new HeaderText(System.IO.File.ReadAllText(request.Header), string.Join('\n', Tokens.Of(bindings)
            .Select(token => token.Text).Where(token => token.StartsWith('"'))), request.Renames, BoundHeaders.Others(request.Header, bindings));
        return new Description(request, file, names, [.. Question.Of(file, names, Target.Of(request.Identifier))]);
    }

    public string Signatures => Request.Defines + SignatureWriter.Write(Request.Header, Names, File.Functions);

    private string Hashes => FunctionHashes.Of(File.Functions, Names);

    /// <summary>What is compiled beside the kernels, and the list of functions that the libraries have to export.</summary>
    /// <param name="output">The files' path, without extension.</param>
    public void WriteNative(string output)
    {
        Write($"{output}.signatures.c", Signatures);
        Write($"{output}.functions.cmake", string.Concat(File.Functions.Select(function => "set_property(GLOBAL APPEND PROPERTY "
            + $"IB_FUNCTIONS [==[{function.Library}|{Request.Header.Replace('\\', '/')}|{function.Symbol} {Names.LineOfFunction(function.Symbol)}]==])\n")));
        if (Request.Symbol.Length > 0)
        {
            Write($"{output}.table.c", Request.Defines + TableWriter.Write(Request.Header, Request.Symbol, Questions, Hashes));
        }
    }

    /// <summary>What is compiled into the assembly.</summary>
    /// <param name="output">The file's path, without extension.</param>
    public void WriteManaged(string output)
    {
        if (Request.Symbol.Length > 0)
        {
            Write($"{output}.g.cs", ExpectationWriter.Write(File, Request.Symbol, LibraryTable.NameIn(Request), Questions, Hashes));
        }
    }

    /// <summary>Only if it is new, so that nothing is compiled in vain.</summary>
    private static void Write(string path, string text)
    {
        if (!System.IO.File.Exists(path) || System.IO.File.ReadAllText(path) != text)
        {
            System.IO.File.WriteAllText(path, text);
        }
    }
}
