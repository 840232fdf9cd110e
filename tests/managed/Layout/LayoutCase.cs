// SPDX-License-Identifier: MIT
using InteropBridge.Layout;
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Describing;
using InteropBridge.Layout.Reading;
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

    private const string Symbol = "interopbridge_table_case_case_h";

    private static string Contracts => Path.GetDirectoryName(Repository.File("native", "interopbridge_contract.h"))!;

    public string Bindings => File.ReadAllText(_bindings);

    /// <summary>Runs the check.</summary>
    /// <returns>Whether it was satisfied, and what it said.</returns>
    public (bool IsRight, string Output) Check(string identifier = "linux-x64", params string[] options) =>
        Check("", identifier, options);

    public (bool IsRight, string Output) CheckRenamed(string renames) => Check(renames, "linux-x64");

    private (bool IsRight, string Output) Check(string renames, string identifier, params string[] options)
    {
        var command = CompileCommand.OfMachine()!;
        return Check(command with { Options = [.. command.Options, .. options] }, $"renames={renames}", $"identifier={identifier}", "compiled=true");
    }

    /// <summary>The check of bindings whose kernels are not compiled here, by default without any compiler.</summary>
    public (bool IsRight, string Output) CheckPrebuilt(CompileCommand? command = null, params string[] request) =>
        Check(command, ["name=case", .. request]);

    private (bool IsRight, string Output) Check(CompileCommand? command, params string[] request)
    {
        var output = new StringWriter();
        var isRight = new Check(Request(request), command, output).Run();
        return (isRight, output.ToString());
    }

    private Request Request(params string[] lines) => new([$"header={_header}", $"bindings={_bindings}", "identifier=linux-x64",
        $"symbol={Symbol}", $"output={_folder.File("layout")}", $"contracts={Contracts}", "comparable=true", .. lines]);

    /// <summary>Compiles the table of a header into a library, and compares it with these bindings.</summary>
    /// <param name="other">The header and bindings that the library was built from; null for these.</param>
    /// <returns>What differs.</returns>
    public string CompareAtLoad(LayoutCase? other = null)
    {
        var library = (other ?? this).CompileTable();
        Description.Of(Request()).WriteManaged(_folder.File("expected"));
        var run = GeneratorRun.Of([Bindings, File.ReadAllText(_folder.File("expected.g.cs")),
            File.ReadAllText(Repository.File("managed", "InteropBridge.Build", "loader", "TypeTable.cs")), $$"""
            namespace InteropBridge;
            internal static partial class KernelLibraries
            {
                public static string Run()
                {
                    var library = System.Runtime.InteropServices.NativeLibrary.Load(@"{{library}}");
                    using var table = new Loading.TypeTable(System.Runtime.InteropServices.NativeLibrary.GetExport(library, "{{Symbol}}"));
                    {{Symbol}}(table);
                    return string.Join("; ", table.Differences);
                }
            }
            """]);
        return (string)run.Load("InteropBridge.KernelLibraries", library).Call("Run")!;
    }

    /// <summary>A library that holds the table of types, and nothing else.</summary>
    public string CompileTable()
    {
        Description.Of(Request()).WriteNative(_folder.File("native"));
        var library = _folder.File(OperatingSystem.IsWindows() ? "table.dll" : "libtable.so");
        var compiled = CCompiler.Run("-shared", "-fPIC", "-I", Contracts, "-o", library, _folder.File("native.table.c"));
        Assert.True(compiled.ExitCode == 0, compiled.ToString());
        return library;
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
