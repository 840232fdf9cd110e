// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>What fragments are fragments of: <c>&lt;!-- in: NAME --&gt;</c> before a block puts it in the place of <c>BLOCK</c>.</summary>
internal static class Frames
{
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
                    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x.Length == y.Length ? 14 : throw new ArgumentException("");
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
        // Of C: what stands between a function's brackets.
        ["parameters"] = """
            #include <stdint.h>
            #include "interopbridge_contract.h"
            double f(int64_t n,
            BLOCK
            );
            """,
        ["functions"] = """
            #include <stdint.h>
            #include "interopbridge_contract.h"
            BLOCK
            """,
    };

    public static string Fill(DocumentBlock block)
    {
        if (block.Frame is null)
        {
            return block.Text;
        }

        Assert.True(Texts.TryGetValue(block.Frame, out var text), $"{block} is in {block.Frame}; there are: {string.Join(", ", Texts.Keys)}");
        return text!.Replace("BLOCK", block.Text, StringComparison.Ordinal);
    }
}
