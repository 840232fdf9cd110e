// SPDX-License-Identifier: MIT
using Spectre.Console;

namespace InteropBridge.Harness.Shell;

/// <summary>The console: colours and live display on a terminal, plain text of a width that holds the tables elsewhere.</summary>
internal static class Terminal
{
    private const int PlainWidth = 120;

    public static IAnsiConsole Create(TextWriter output)
    {
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
