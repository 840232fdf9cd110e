// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout;

/// <summary>The build's check. It is given one argument, a file with the real ones, one a line: no shell reads the names of
/// folders.</summary>
internal static class Program
{
    private const string Usage = "a file with seven lines: HEADER, BINDINGS, RUNTIME-IDENTIFIER, NATIVE-FOLDER, CONTRACTS-FOLDER, C-FILE, renamed:LIST";

    private static int Main(string[] arguments)
    {
        if (arguments is not [var file] || File.ReadAllLines(file) is not
            [var header, var bindings, var identifier, var native, var contracts, var work, var renamed])
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return new Check(header, bindings, identifier, renamed["renamed:".Length..]).Run(CompileCommand.Of(native) ?? CompileCommand.OfMachine(), contracts, work,
            Console.Out) ? 0 : 1;
    }
}
