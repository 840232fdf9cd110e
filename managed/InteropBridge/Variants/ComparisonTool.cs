// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>Starts the tool InteropBridge.Tool for the program that calls, so that a program can compare its own kernels:
/// <c>dotnet run -c Release app.cs -- gap</c>.</summary>
public static class ComparisonTool
{
    /// <summary>Runs the tool and waits. If this machine does not have it, the .NET SDK fetches it.</summary>
    /// <param name="arguments">A command of the tool and its options, such as <c>gap --quick</c>.</param>
    /// <returns>The tool's exit code.</returns>
    /// <exception cref="InvalidOperationException">There is no .NET SDK, or the program is one file without assemblies.</exception>
    public static int Run(params IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetEntryAssembly()?.GetName().Name}.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException(
                $"the tool loads the program's assembly, and there is no {program}, as in a program that is one file: run it with dotnet run");
        }

        var version = typeof(ComparisonTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        try
        {
            using var tool = Process.Start("dotnet", ["tool", "exec", "--yes", $"InteropBridge.Tool@{version.Split('+')[0]}", "--", .. arguments, "--assembly", program]);
            tool.WaitForExit();
            return tool.ExitCode;
        }
        catch (Win32Exception failure)
        {
            throw new InvalidOperationException("the command dotnet was not found, which starts InteropBridge.Tool: install the .NET SDK 10", failure);
        }
    }
}
