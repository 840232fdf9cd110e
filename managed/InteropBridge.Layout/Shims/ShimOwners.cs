// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Shims;

/// <summary>Decides of which header of a project a shim is: of the first whose text has the name.</summary>
internal static partial class ShimOwners
{
    public static ILookup<BindRequest, Shim> Of(IReadOnlyList<BindRequest> headers, IReadOnlyList<Shim> shims)
    {
        var words = new Lazy<List<(BindRequest Header, HashSet<string> Words)>>(() => [.. headers.Select(header => (header,
            TraversedHeaders.Of(header).SelectMany(path => Word().Matches(Comment().Replace(File.ReadAllText(path), " ")).Select(match => match.Value))
                .Except(CParameters.TypeWords).ToHashSet()))]);
        return shims.ToLookup(shim => headers.Count == 1 ? headers[0]
            : ShimOverlay.Words(shim.Line).Select(word => words.Value.Find(header => header.Words.Contains(word)).Header)
                .FirstOrDefault(header => header is not null) ?? headers[0]);
    }

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
