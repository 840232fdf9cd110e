// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>What fragments are fragments of: <c>&lt;!-- in: NAME --&gt;</c> before a block puts it in the place of <c>BLOCK</c>.</summary>
internal static partial class Frames
{
    /// <summary>Pages of which every block is a fragment of the same thing.</summary>
    private static readonly Dictionary<(string Page, string Language), string> Pages = new()
    {
        [("docs/contracts.md", "c")] = "prototypes",
        [("docs/contracts.md", "csharp")] = "signatures",
    };

    private static readonly Dictionary<string, string> Texts = new()
    {
        // What a program has at hand when it keeps a solver.
        ["solver"] = """
            using InteropBridge.Kernels;
            int rows = 3, columns = 4; long steps = 10;
            var grid = new JacobiGrid<double>(rows, columns);
            IProgress<long>? progress = null; CancellationToken cancellationToken = default;
            BLOCK
            """,
        // A project of the template with kernels/dot.h, whose bindings need ClangSharp.
        ["fractal"] = """
            BLOCK
            namespace Fractal
            {
                internal static class Kernels
                {
                    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x.Length == y.Length ? 14 : 0;
                }
            }
            """,
        // A project of InteropBridge.Build: ClangSharp makes the class, the generator the attribute.
        ["bindings"] = """
            BLOCK
            internal static class Native;
            namespace InteropBridge
            {
                [AttributeUsage(AttributeTargets.Class)]
                internal sealed class SafeApiAttribute(Type rawApi) : Attribute
                {
                    public Type RawApi => rawApi;
                    public string Prefix { get; set; } = "";
                }
            }
            """,
        // The generator makes the attribute.
        ["exports"] = """
            BLOCK
            namespace InteropBridge
            {
                [AttributeUsage(AttributeTargets.Method)]
                internal sealed class NativeExportAttribute(string name) : Attribute
                {
                    public string Name => name;
                }
            }
            """,
        // Methods of a safe API without their bodies; that the generator makes them is ContractPageTests' to check.
        ["signatures"] = """
            using System.Runtime.InteropServices;
            internal record struct point(double x, double y);
            internal enum colour { RED, GREEN, BLUE }
            internal enum OpenModes { Read, Write }
            internal static class Methods
            {
            BLOCK
            }
            """,
        ["prototypes"] = """
            #include <stdbool.h>
            #include <stdint.h>
            #include "interopbridge_contract.h"
            typedef struct solver solver;
            typedef struct point { double x, y; } point;
            typedef enum colour { RED, GREEN, BLUE } colour;
            typedef double (*curve)(double x);
            typedef struct integrand { double (*function)(double x, void *params); void *params; } integrand;
            typedef int32_t (*step)(void *user, int64_t done, int64_t total);
            typedef int32_t (*match)(void *user, int32_t value);
            BLOCK
            """,
        ["functions"] = """
            #include <stdint.h>
            #include "interopbridge_contract.h"
            BLOCK
            """,
        // A parameter a line, each of a function of its own.
        ["parameter"] = """
            #include <stdint.h>
            #include "interopbridge_contract.h"
            BLOCK
            """,
    };

    public static string Fill(DocumentBlock block)
    {
        if ((block.Frame ?? Pages.GetValueOrDefault((block.Page, block.Language))) is not { } name)
        {
            return block.Text;
        }

        Assert.True(Texts.TryGetValue(name, out var text), $"{block} is in {name}; there are: {string.Join(", ", Texts.Keys)}");
        return text!.Replace("BLOCK", Filling(name, block.Text), StringComparison.Ordinal);
    }

    private static string Filling(string frame, string text) => frame switch
    {
        "parameter" => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((line, index) => $"void f{index}(int64_t n, {line}\n);\n")),
        "signatures" => Handle().Replace(Method().Replace(text, "${method} => throw null!;"), """
            $0
            {
                public SolverHandle() : base(0, true) { }
                public override bool IsInvalid => handle == 0;
                protected override bool ReleaseHandle() => true;
            }
            """),
        _ => text,
    };

    [GeneratedRegex(@"^(?<method>public static .*?)( =>)?$", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex("^internal .*class SolverHandle : SafeHandle$", RegexOptions.Multiline)]
    private static partial Regex Handle();
}
