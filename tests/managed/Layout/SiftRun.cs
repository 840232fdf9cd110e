// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Sifting;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Layout;

/// <summary>Bindings after the step that leaves out what C# cannot compile.</summary>
internal static class SiftRun
{
    /// <param name="bindings">A file as ClangSharp writes it.</param>
    /// <param name="header">The C header.</param>
    /// <param name="asksC">Whether the C compiler is asked.</param>
    /// <param name="more">More lines of the request.</param>
    /// <returns>Why nothing is left, null if something is; the bindings; what was said.</returns>
    public static (string? Failure, string Text, string Said) Of(string bindings, string header, bool asksC, params IEnumerable<string> more)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("case.g.cs", bindings);
        string[] lines =
        [
            $"header={folder.Write("case.h", header)}", $"bindings={path}", $"folder={folder.Path}", "class=Native", "namespace=Sample",
            $"contracts={Path.Combine(Repository.Root, "native")}", .. more,
            .. Generators.GeneratorRun.Framework.Select(reference => $"reference={reference.Display}"),
        ];
        var (bind, output) = (new BindRequest(lines), new StringWriter { NewLine = "\n" });
        var failure = new NewBindings(new Request(lines), bind, asksC ? Questioner.For(bind) : null, output).Sift();
        return (failure, File.ReadAllText(path), output.ToString());
    }
}
