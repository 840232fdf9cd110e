// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Correcting;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Inferring;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Reporting;
using InteropBridge.Layout.Shims;
using InteropBridge.Layout.Sifting;

namespace InteropBridge.Layout;

/// <summary>Steps of the build. <c>shims FILE</c> writes the C that overlays ask for; <c>flags FILE</c> marks the enums that they name; <c>options FILE</c> writes the options that ClangSharp runs with; <c>sift FILE</c> makes new bindings
/// fit the header, without what C# cannot compile; <c>describe FILE</c>, before the kernels are compiled, writes what is compiled
/// beside them; <c>check FILE</c>, after it, compares the bindings with C; <c>infer FILE</c>
/// writes an overlay to start from; <c>report FILE</c>, after the compilation, tells what became of a header. The file is a <see cref="Request"/> and a <see cref="BindRequest"/>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [("shims" or "flags" or "options" or "sift" or "describe" or "check" or "infer" or "report") and var step, var file])
        {
            Console.Error.WriteLine("shims FILE, flags FILE, options FILE, sift FILE, describe FILE, check FILE, infer FILE, or report FILE");
            return 2;
        }

        var lines = File.ReadAllLines(file);
        if (step == "shims")
        {
            return new ShimStep(lines, Path.GetDirectoryName(Path.GetFullPath(file))!, CompileCommand.OfMachine(), Console.Out).Run() ? 0 : 1;
        }

        if (step == "flags")
        {
            return new FlagMarks(lines, Console.Out).Write() ? 0 : 1;
        }

        var bind = new BindRequest(lines);
        if (step == "options")
        {
            GeneratorOptions.Write(bind, Questioner.For(bind));
            return 0;
        }

        var request = new Request(lines);
        if (step == "sift")
        {
            SdkCompiler.LoadFrom(request.Roslyn);
            return Sift(request, bind) ? 0 : 1;
        }

        if (step == "infer")
        {
            Infer(request, bind);
            return 0;
        }

        using var alone = Alone($"{request.Output}.lock");
        if (step == "report")
        {
            var report = new HeaderReport(request, request.Assembly);
            File.WriteAllText($"{request.Output}.report.md", report.Text());
            Console.WriteLine($"{report.Summary}; {Path.GetRelativePath(bind.Project, $"{request.Output}.report.md")}");
            return 0;
        }

        if (!Do(step, request, bind))
        {
            return 1;
        }

        if (step == "check")
        {
            File.WriteAllLines($"{request.Output}.headers", BoundHeaders.Of(request.Header, File.ReadAllText(request.Bindings)).Skip(1));
        }

        // What the build compares with its inputs; other contents each time, or the file would keep its time.
        File.WriteAllText($"{request.Output}.{(step == "describe" ? "described" : "checked")}", $"{DateTime.UtcNow:O}\n");
        return 0;
    }

    /// <summary>A method of its own, as its types come from the compiler's folder.</summary>
    private static bool Sift(Request request, BindRequest bind)
    {
        var failure = new NewBindings(request, bind, Questioner.For(bind), Console.Out).Sift();
        if (failure is not null)
        {
            File.WriteAllText($"{request.Output}.failure", failure);
        }

        return failure is null;
    }

    /// <summary>Never over a file that is there: it is a person's.</summary>
    private static void Infer(Request request, BindRequest bind)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(request.Overlay))!);
        var scaffold = new Scaffold(request.Header, File.ReadAllText(request.Bindings), Questioner.For(bind)?.Preprocess() ?? "");
        try
        {
            using var file = new StreamWriter(new FileStream(request.Overlay, FileMode.CreateNew));
            file.Write(scaffold.Text());
        }
        catch (IOException) when (File.Exists(request.Overlay)) // written in this build: the build does not ask where there was one
        {
            Console.WriteLine($"{request.Overlay}: is another header's, so that nothing is inferred from {request.Header}; name another by Overlay=\"...\"");
            return;
        }

        Console.WriteLine($"{Path.GetRelativePath(bind.Project, request.Overlay)}: contracts of {scaffold.Functions} functions are inferred from "
            + $"{scaffold.Header}; read and correct them");
    }

    private static bool Do(string step, Request request, BindRequest bind)
    {
        if (step == "describe")
        {
            Description.Of(request).WriteNative(request.Output);
            return true;
        }

        var command = request.IsCompiled ? CompileCommand.Of(request.Native) : null;
        return new Check(request, (command ?? CompileCommand.OfMachine())?.With(bind.CompilerOptions), Console.Out).Run();
    }

    /// <summary>Two builds of one library at once take turns: they write the same files.</summary>
    private static FileStream Alone(string path)
    {
        var patience = DateTime.UtcNow + TimeSpan.FromMinutes(2);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
