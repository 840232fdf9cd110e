// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>What MSBuild asks for: a file of lines <c>name=value</c>, so that no shell reads the names of folders.</summary>
internal sealed class Request(IEnumerable<string> lines)
{
    private static readonly string[] Forms = ["libNAME.so", "libNAME.dylib", "NAME.dll", "libNAME.dll"];

    private readonly ILookup<string, string> _values = lines.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
        .ToLookup(pair => pair[0], pair => pair[1]);

    /// <summary>The C header.</summary>
    public string Header => this["header"];

    /// <summary>The C# file.</summary>
    public string Bindings => this["bindings"];

    /// <summary>The runtime identifier of the platform that is built for.</summary>
    public string Identifier => this["identifier"];

    /// <summary>The types with another name in C#, as <c>c_name=CSharpName</c> with semicolons between.</summary>
    public string Renames => this["renames"];

    /// <summary>The macros that the header is bound with, as C.</summary>
    public string Defines => string.Concat(this["defines"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(define => define.Split('=', 2)).Select(pair => $"#define {pair[0]} {(pair.Length == 1 ? "1" : pair[1])}\n"));

    /// <summary>The header's library, as in DllImport.</summary>
    public string Library => this["name"];

    /// <summary>The name by which a library exports its table of the header's types; empty if it has none.</summary>
    public string Symbol => this["symbol"];

    /// <summary>The name where the library has several headers of this one's name: with that of the header's folder.</summary>
    public string SymbolOfFolder => Symbol + "_in_" + string.Concat((Path.GetFileName(Path.GetDirectoryName(Header)) ?? "")
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    /// <summary>What the files are called that are written, without extension.</summary>
    public string Output => this["output"];

    /// <summary>The folder of the native build.</summary>
    public string Native => this["native"];

    /// <summary>The folder of <c>interopbridge_contract.h</c>.</summary>
    public string Contracts => this["contracts"];

    /// <summary>Whether the kernels are compiled here, so that their compiler has compared the signatures.</summary>
    public bool IsCompiled => Is("compiled");

    /// <summary>Whether a compiler of this machine tells the layouts of the platform that is built for.</summary>
    public bool IsComparable => Is("comparable");

    /// <summary>Whether the bindings are of another text of the header, and nobody said that they fit all the same.</summary>
    public bool IsStale => Is("stale");

    /// <summary>The existing files of the header's library, which have to be proved to fit.</summary>
    public IEnumerable<(string Identifier, string Path)> Libraries => _values["library"].Select(value => value.Split('|', 3))
        .Where(parts => parts.Length == 3 && parts[0] == this["name"]).Select(parts => (parts[1], parts[2]));

    /// <summary>Whether the project states of some file of the header's library that it fits, table or not.</summary>
    public bool HasAccepted => _values["accepted"].Contains(this["name"]);

    /// <summary>The header's library as it was compiled here.</summary>
    public IEnumerable<string> Compiled => !IsCompiled ? [] : Forms
        .Select(form => Path.Combine(Native, "lib", form.Replace("NAME", this["name"], StringComparison.Ordinal))).Where(File.Exists);

    /// <summary>The sources that the header's library is compiled from here, with their languages.</summary>
    public IEnumerable<(string Language, string Path)> Sources => _values["source"].Select(value => value.Split('|', 3))
        .Where(parts => parts.Length == 3 && parts[0] == this["name"]).Select(parts => (parts[1], parts[2]));

    /// <summary>The version of C# that the project is compiled as.</summary>
    public string Language => this["language"];

    /// <summary>The folder of the SDK's C# compiler.</summary>
    public string Roslyn => this["roslyn"];

    /// <summary>The assemblies that new bindings are compiled with.</summary>
    public IEnumerable<string> References => _values["reference"];

    /// <summary>The overlay that is to be written.</summary>
    public string Overlay => this["overlay"];

    /// <summary>What the project was compiled to.</summary>
    public string Assembly => this["assembly"];

    private string this[string name] => _values[name].FirstOrDefault() ?? "";

    private bool Is(string name) => this[name] == "true";
}
