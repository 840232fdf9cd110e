// SPDX-License-Identifier: MIT
using InteropBridge.Layout;
using InteropBridge.Layout.Compiling;
using InteropBridge.Tests.Generators;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>A header, its C code and bindings of it as ClangSharp writes them, and what the build's check makes of
/// them.</summary>
internal sealed class LayoutCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _header;
    private readonly string _bindings;

    /// <param name="header">The header's text.</param>
    /// <param name="types">The types of the bindings.</param>
    /// <param name="declarations">The functions of the bindings.</param>
    public LayoutCase(string header, string types, string declarations = "")
    {
        _header = _folder.Write("case.h", "#include <stdint.h>\n#include \"interopbridge_contract.h\"\n" + header);
        _bindings = _folder.Write("case.g.cs", Raw.Class(declarations.Replace(Import, "[DllImport(\"sample\", CallingConvention = "
            + "CallingConvention.Cdecl, ExactSpelling = true)] public static extern", StringComparison.Ordinal), types: types)
            .Replace("using Users;", "using InteropBridge;\nusing System.Runtime.CompilerServices;", StringComparison.Ordinal));
    }

    /// <summary>What stands for a function's attributes and modifiers.</summary>
    public const string Import = "IMPORT";

    private static string Contracts => Path.GetDirectoryName(Repository.File("native", "interopbridge_contract.h"))!;

    public string Bindings => File.ReadAllText(_bindings);

    /// <summary>Runs the check.</summary>
    /// <returns>Whether it was satisfied, and what it said.</returns>
    public (bool IsRight, string Output) Check(string identifier = "linux-x64", params string[] options) =>
        Check("", identifier, options);

    public (bool IsRight, string Output) CheckRenamed(string renames) => Check(renames, "linux-x64");

    private (bool IsRight, string Output) Check(string renames, string identifier, params string[] options)
    {
        var output = new StringWriter();
        var command = CompileCommand.OfMachine()!;
        var isRight = new Check(_header, _bindings, identifier, renames).Run(command with { Options = [.. command.Options, .. options] },
            Contracts, _folder.File("layout.c"), output);
        return (isRight, output.ToString());
    }

    /// <summary>Compiles the C code and a program over the safe API, and runs it.</summary>
    public string Run(string c, string expression)
    {
        var library = _folder.File(OperatingSystem.IsWindows() ? "case.dll" : "libcase.so");
        var compiled = CCompiler.Run("-shared", "-fPIC", "-O2", "-I", Contracts, "-o", library,
            _folder.Write("case.c", "#include \"case.h\"\n#include <stddef.h>\n" + c));
        Assert.True(compiled.ExitCode == 0, compiled.ToString());
        var run = GeneratorRun.Of([Bindings, $$"""
            using System;
            using System.Runtime.InteropServices;
            namespace Sample;
            internal static unsafe class Program
            {
                public static string Run()
                {
                    object result = {{expression}};
                    return FormattableString.Invariant($"{result}");
                }
            }
            """]);
        return (string)run.Sound().Load("Sample.Program", library).Call("Run")!;
    }

    public GeneratorRun Generate() => GeneratorRun.Of([Bindings]);

    public void Dispose() => _folder.Dispose();
}
