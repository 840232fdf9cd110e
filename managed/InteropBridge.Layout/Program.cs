// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout;

/// <summary>Two steps of the build. <c>describe FILE</c>, before the kernels are compiled, writes what is compiled beside them;
/// <c>check FILE</c>, after it, compares the bindings with C. The file is a <see cref="Request"/>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [("describe" or "check") and var step, var file])
        {
            Console.Error.WriteLine("describe FILE, or check FILE");
            return 2;
        }

        var request = new Request(File.ReadAllLines(file));
        if (step == "describe")
        {
            Description.Of(request).WriteNative(request.Output);
            return 0;
        }

        var command = request.IsCompiled ? CompileCommand.Of(request.Native) : null;
        return new Check(request, command ?? CompileCommand.OfMachine(), Console.Out).Run() ? 0 : 1;
    }
}
