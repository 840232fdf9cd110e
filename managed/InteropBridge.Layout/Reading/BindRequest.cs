// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>How MSBuild wants a header bound: a file of lines <c>name=value</c>. Values that are lists have semicolons
/// between.</summary>
/// <param name="lines">Of the file.</param>
internal sealed class BindRequest(IEnumerable<string> lines)
{
    /// <summary>What the functions of a shim begin with in C. The name alone is often a macro, or an inline function of the header.</summary>
    public const string ShimPrefix = "ib_shim_";

    private readonly ILookup<string, string> _values = lines.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
        .ToLookup(pair => pair[0], pair => pair[1].Trim());

    /// <summary>The C header.</summary>
    public string Header => this["header"];

    public string Namespace => this["namespace"];

    public string Class => this["class"];

    public string Library => this["library"];

    /// <summary>Whether the types are public.</summary>
    public bool IsPublic => this["public"] == "true";

    /// <summary>The folder of <c>interopbridge_contract.h</c>.</summary>
    public string Contracts => this["contracts"];

    /// <summary>As <c>c_name=CSharpName</c>.</summary>
    public IReadOnlyList<string> Renames => List("renames");

    /// <summary>As <c>NAME</c> or <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Defines => List("defines");

    /// <summary>Where included files are looked for, as full paths.</summary>
    public IReadOnlyList<string> IncludeFolders => [.. List("includes").Select(folder => Path.GetFullPath(folder, Project))];

    /// <summary>Both, and what ClangSharp is told beside them, as options of the C compiler.</summary>
    public IEnumerable<string> CompilerOptions =>
        [.. Defines.Select(name => $"-D{name}"), .. IncludeFolders.Select(folder => $"-I{folder}"), .. HeaderOptions.OfClangSharp(Options)];

    /// <summary>Paths and patterns of the included headers that are bound too.</summary>
    public IReadOnlyList<string> Traverse => List("traverse");

    /// <summary>Names and patterns of what is not bound.</summary>
    public IReadOnlyList<string> Omit => List("omit");

    /// <summary>Names that the header's shim has, and the bindings of the header therefore not.</summary>
    public IReadOnlyList<string> Shims => List("shims");

    /// <summary>Whether the header is a shim's, whose functions have a prefix in C alone.</summary>
    public bool IsShim => this["shim"].Length > 0;

    /// <summary>More options of ClangSharp.</summary>
    public IReadOnlyList<string> Options => List("options");

    /// <summary>Options of the sources that the library is compiled from.</summary>
    public IReadOnlyList<string> SourceOptions => List("sources");

    /// <summary>The project's folder.</summary>
    public string Project => this["project"];

    /// <summary>Where files can be written.</summary>
    public string Folder => this["folder"];

    /// <summary>The project's other C# files.</summary>
    public IEnumerable<string> OtherFiles => _values["compile"];

    /// <summary>The headers of the project whose bindings are in the same namespace, in their order.</summary>
    public IEnumerable<string> Headers => _values["bound"].Select(value => value.Split('|', 2))
        .Where(parts => parts.Length == 2 && parts[0] == Namespace).Select(parts => parts[1]);

    private string this[string name] => _values[name].FirstOrDefault() ?? "";

    private string[] List(string name) =>
        this[name].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
