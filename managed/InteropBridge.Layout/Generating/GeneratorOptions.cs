// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Compiling;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Generating;

/// <summary>The options of ClangSharp for one header, one a line, as its response files have them: in a file, names may have
/// blanks, quotes and whatever else a shell would read.</summary>
internal static class GeneratorOptions
{
    // In spellings that old and new versions of the tool take. With GNU's extensions, as C compilers take headers by themselves:
    // without them the system's own headers hide types, such as pthread_rwlock_t.
    private static readonly string[] Always =
    [
        "--config", "latest-codegen", "single-file", "unix-types", "generate-file-scoped-namespaces", "generate-macro-bindings",
        "--language", "c", "--std", "gnu17", "--with-using", "*=InteropBridge", "--headerFile", "head", "--output", "new.g.cs",
    ];

    /// <summary>Writes the options, and into the head of the bindings which other headers they are of.</summary>
    /// <param name="request">How the header is bound.</param>
    /// <param name="questioner">Asks the C compiler; null if there is none.</param>
    public static void Write(BindRequest request, Questioner? questioner)
    {
        // Without a compiler, as the files have it.
        var text = questioner?.Preprocess() is { Length: > 0 } processed ? processed
            : string.Join('\n', TraversedHeaders.Of(request).Select(File.ReadAllText));
        File.WriteAllLines(Path.Combine(request.Folder, "options.rsp"), Of(request, UnsupportedRecords.Of(text)));
        File.AppendAllLines(Path.Combine(request.Folder, "head"),
            BoundHeaders.Lines(request.Header, TraversedHeaders.Of(request).Skip(1)));
    }

    private static IEnumerable<string> Of(BindRequest request, IReadOnlyList<string> excluded)
    {
        // Public: the types alone, as the raw functions are no API.
        string[] access = request.IsPublic ? [$"{request.Class}=Internal", "*=Public"] : ["*=Internal"];
        var headers = TraversedHeaders.Of(request);
        return
        [
            .. Always, $"--namespace={request.Namespace}", "-m", request.Class, "-l", request.Library,
            "--with-access-specifier", .. access,
            .. List("--remap", request.Renames),
            .. List("-p", request.IsShim ? [BindRequest.ShimPrefix] : []),
            .. List("--define-macro", ["IB_BINDING", .. request.Defines]),
            .. List("--include-directory", [request.Contracts, .. request.IncludeFolders]),
            // Alone it is what ClangSharp takes by itself, by whatever name the compiler has for it.
            .. List("--traverse", headers.Count > 1 ? headers : []),
            .. List("--exclude", excluded),
            .. request.Options,
            "--file", request.Header,
        ];
    }

    private static IEnumerable<string> List(string option, IReadOnlyList<string> values) => values.Count == 0 ? [] : [option, .. values];
}
