// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Inferring;

/// <summary>Finds in a header's text what it says of functions beside their types: GCC's attributes, nullability, Microsoft's
/// annotations (SAL) and doc comments.</summary>
internal sealed partial class HeaderNotes
{
    private readonly Dictionary<string, FunctionNotes> _notes = [];

    /// <param name="headers">The texts of the headers.</param>
    /// <param name="preprocessed">The same after the preprocessor, where attributes are no longer behind macros; may be empty.</param>
    public HeaderNotes(IEnumerable<string> headers, string preprocessed)
    {
        var texts = headers.ToList();
        texts.ForEach(ReadDocs);
        var bare = texts.ConvertAll(WithoutComments);
        bare.ForEach(text => ReadDeclarations(text, isOriginal: true));
        preprocessed = LineMarker().Replace(preprocessed, "");
        ReadDeclarations(preprocessed, isOriginal: false);
        Aliases = new TypeAliases([preprocessed, .. bare]);
        Comments = new FunctionComments(texts);
    }

    /// <summary>The typedefs of the headers, and of those that they include if the preprocessor ran.</summary>
    public TypeAliases Aliases { get; }

    /// <summary>What stands before declarations.</summary>
    public FunctionComments Comments { get; }

    public FunctionNotes Of(string function) => _notes.GetValueOrDefault(function, FunctionNotes.Empty);

    private FunctionNotes Notes(string function) =>
        _notes.TryGetValue(function, out var found) ? found : _notes[function] = new FunctionNotes();

    /// <summary><c>@param[out] x</c> in the comment before a declaration.</summary>
    private void ReadDocs(string header)
    {
        foreach (Match match in Documented().Matches(header))
        {
            foreach (Match parameter in ParameterDoc().Matches(match.Groups["comment"].Value))
            {
                var direction = Blank().Replace(parameter.Groups["direction"].Value, "").ToLowerInvariant() switch
                {
                    "in" => "in", "out" => "out", _ => "inout",
                };
                Notes(match.Groups["name"].Value).Directions[parameter.Groups["name"].Value] = (direction, $"@param[{parameter.Groups["direction"].Value}]");
            }
        }
    }

    private void ReadDeclarations(string text, bool isOriginal)
    {
        foreach (var statement in text.Split(';').Where(statement => Interesting().IsMatch(statement)))
        {
            // Whatever stands before the last brace is of something else.
            var own = statement[(statement.LastIndexOfAny(['{', '}']) + 1)..];
            var bare = Attribute().Replace(own, match => new string(' ', match.Length));
            if (Name().Match(bare) is { Success: true } name && Parameters(bare, name.Index + name.Length) is { } parameters)
            {
                ReadParameters(Notes(name.Groups["name"].Value), parameters);
                if (!isOriginal || own.Contains("__attribute__", StringComparison.Ordinal))
                {
                    AttributeReader.Read(Notes(name.Groups["name"].Value), own, parameters.Count);
                }
            }
        }
    }

    private static void ReadParameters(FunctionNotes notes, List<string> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Contains("_Nullable", StringComparison.Ordinal) || parameters[i].Contains("_opt_", StringComparison.Ordinal))
            {
                notes.Nullable.Add(i);
            }

            if (AttributeReader.Sal(parameters[i]) is { } spelled)
            {
                notes.Spelled[i] = spelled;
            }
        }
    }

    /// <summary>The texts between the brackets behind a name, parted at commas that are in no brackets; null if they are not
    /// closed.</summary>
    private static List<string>? Parameters(string text, int open)
    {
        var (depth, start, parts) = (0, open, new List<string>());
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] is ',' && depth == 0 || text[i] is ')' && depth == 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
                if (text[i] == ')')
                {
                    return parts;
                }
            }
            else
            {
                depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            }
        }

        return null;
    }

    private static string WithoutComments(string text) => Comment().Replace(text, " ");

    [GeneratedRegex(@"/\*(?<comment>[*!](?:(?!\*/).)*)\*/\s*(?:[\w*]+[\s*]+)+?(?<name>[A-Za-z_]\w*)\s*\(|(?<comment>(?:^[ \t]*///[^\n]*\n)+)\s*(?:[\w*]+[\s*]+)+?(?<name>[A-Za-z_]\w*)\s*\(",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Documented();

    [GeneratedRegex(@"[@\\]param\s*\[(?<direction>[^\]]*)\]\s*(?<name>\w+)")]
    private static partial Regex ParameterDoc();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"__attribute__|_Nullable|\b_(In|Out|Inout|Outptr)_")]
    private static partial Regex Interesting();

    [GeneratedRegex(@"__attribute__\s*\(\((?>[^()]+|\((?<d>)|\)(?<-d>))*\)\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\b(?!_(?:In|Out|Inout|Outptr)_)(?<name>[A-Za-z_]\w*)\s*\(")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex LineMarker();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|^[ \t]*\#(\\\r?\n|[^\n])*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();
}
