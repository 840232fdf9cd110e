// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Tests.Layers;

/// <summary>The drawing of docs/architecture.md: a Mermaid flowchart whose subgraphs are projects and whose nodes are their
/// folders. A box is named <c>Project</c>, or <c>Project/Folder</c> for a folder.</summary>
internal sealed partial class Drawing
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<(string From, string To)> _arrows = [];

    private Drawing(string text)
    {
        string? project = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Arrow().Match(line) is { Success: true } arrow)
            {
                _arrows.Add((NameOf(arrow.Groups["from"].Value), NameOf(arrow.Groups["to"].Value)));
            }
            else if (Box().Match(line) is { Success: true } box)
            {
                var label = box.Groups["label"].Value;
                var isGroup = box.Groups["group"].Success;
                _names.Add(box.Groups["id"].Value, isGroup || project is null ? label : $"{project}/{label}");
                project = isGroup ? label : project;
            }
            else
            {
                project = line == "end" ? null : project;
                if (line is not "end" && !line.StartsWith("flowchart ", StringComparison.Ordinal))
                {
                    throw new FormatException($"the drawing has a line that is neither a box nor an arrow: {line}");
                }
            }
        }
    }

    /// <summary>The boxes' names.</summary>
    public IReadOnlyCollection<string> Boxes => _names.Values;

    public IReadOnlySet<(string From, string To)> Arrows => _arrows;

    /// <summary>The one drawing of a Markdown text.</summary>
    public static Drawing Read(string markdown) => new(Block().Matches(markdown).Single().Groups["text"].Value);

    /// <summary>Whether arrows lead from one box to another, directly or by way of others.</summary>
    public bool Leads(string from, string to) => Reaches(from, to, []);

    private bool Reaches(string from, string to, HashSet<string> seen) => seen.Add(from)
        && _arrows.Any(arrow => arrow.From == from && (arrow.To == to || Reaches(arrow.To, to, seen)));

    private string NameOf(string id) => _names.TryGetValue(id, out var name) ? name
        : throw new FormatException($"the drawing has an arrow at {id}, which no line before it declares");

    [GeneratedRegex("```mermaid\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<from>\w+) --> (?<to>\w+)$")]
    private static partial Regex Arrow();

    [GeneratedRegex("""^((?<group>subgraph) )?(?<id>\w+)\["(?<label>[^"]+)"\]$""")]
    private static partial Regex Box();
}
