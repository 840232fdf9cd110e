// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Generators;

/// <summary>A small project of a user's: C, what ClangSharp makes of its header, and a program that calls the safe
/// API.</summary>
internal static class CaseProgram
{
    /// <summary>Compiles all of it, without a warning, and runs the program.</summary>
    /// <param name="c">The C code.</param>
    /// <param name="declarations">The raw declarations, in the short form of <see cref="Raw.Function"/> or, starting with
    /// <c>#</c>, whole.</param>
    /// <param name="expression">What the program computes; lists are joined by blanks.</param>
    /// <param name="api">The name of the safe API's class.</param>
    /// <param name="options">Of its attribute.</param>
    /// <param name="types">Raw types, and what else there is.</param>
    /// <param name="header">The header, where more is needed of it than its declarations.</param>
    public static string Run(
        string c, string[] declarations, string expression, string api = "Api", string options = "", string types = "",
        string header = "")
    {
        var run = Generate(declarations, expression, api, options, types, header);
        run.Sound();
        using var folder = new TemporaryFolder();
        var library = CCompiler.SharedLibrary(folder, OperatingSystem.IsWindows() ? "case.dll" : "libcase.so", c);
        return (string)run.Load("Sample.Program", library).Call("Run")!;
    }

    public static GeneratorRun Generate(
        string[] declarations, string expression, string api = "Api", string options = "", string types = "",
        string header = "")
    {
        var all = string.Concat(declarations.Select(text => text[0] == '#' ? text[1..] : Raw.Function(text)));
        var source = Raw.Class(all, options, types)
            .Replace("internal static partial class Api;", $"public static partial class {api};", StringComparison.Ordinal);
        // Only what is generated needs docs here.
        return GeneratorRun.Of(["#pragma warning disable CS1591\n" + source, $$"""
            #pragma warning disable CS1591
            using System;
            namespace Sample;
            public static class Program
            {
                public static string Run()
                {
                    object result = {{expression}};
                    return FormattableString.Invariant($"{result}");
                }
            }
            """], new MemoryText("case.h", header));
    }
}
