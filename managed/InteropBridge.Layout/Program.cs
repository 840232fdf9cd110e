// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Sifting;

namespace InteropBridge.Layout;

/// <summary>Steps of the build. <c>sift FILE</c> takes out of new bindings what C# cannot compile; <c>describe FILE</c>, before the
/// kernels are compiled, writes what is compiled beside them; <c>check FILE</c>, after it, compares the bindings with C. The file
/// is a <see cref="Request"/>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [("sift" or "describe" or "check") and var step, var file])
        {
            Console.Error.WriteLine("sift FILE, describe FILE, or check FILE");
            return 2;
        }

        var request = new Request(File.ReadAllLines(file));
        if (step == "sift")
        {
            SdkCompiler.LoadFrom(request.Roslyn);
            return Sift(request) ? 0 : 1;
        }

        using var alone = Alone($"{request.Output}.lock");
        if (!Do(step, request))
        {
            return 1;
        }

        // What the build compares with its inputs; other contents each time, or the file would keep its time.
        File.WriteAllText($"{request.Output}.{(step == "describe" ? "described" : "checked")}", $"{DateTime.UtcNow:O}\n");
        return 0;
    }

    /// <summary>A method of its own, as its types come from the compiler's folder.</summary>
    private static bool Sift(Request request)
    {
        var failure = new NewBindings(request, Console.Out).Sift();
        if (failure is not null)
        {
            File.WriteAllText($"{request.Output}.failure", failure);
        }

        return failure is null;
    }

    private static bool Do(string step, Request request)
    {
        if (step == "describe")
        {
            Description.Of(request).WriteNative(request.Output);
            return true;
        }

        var command = request.IsCompiled ? CompileCommand.Of(request.Native) : null;
        return new Check(request, command ?? CompileCommand.OfMachine(), Console.Out).Run();
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
