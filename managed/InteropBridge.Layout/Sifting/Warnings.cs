// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Generating;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Sifting;

/// <summary>Says what was left out, at the lines of the headers.</summary>
internal sealed class Warnings(BindRequest request, TextWriter output)
{
    private const int MostShown = 20;

    private const string Remedy = "Name it in the item's Omit, or hide it by #ifndef IB_BINDING, to be rid of this warning; "
        + "or declare it in a C# file of your own.";

    public void Write(IReadOnlyList<LeftOut> leftOut)
    {
        if (leftOut.Count == 0)
        {
            return;
        }

        var headers = TraversedHeaders.Of(request).Select(path => (Path: path, Text: File.ReadAllText(path))).ToList();
        foreach (var found in leftOut.Take(MostShown))
        {
            var (path, line) = headers.Where(header => header.Text.Contains(found.Name, StringComparison.Ordinal))
                .Select(header => (header.Path, new HeaderText(header.Text, "", string.Join(';', request.Renames)).LineOfName(found.Name)))
                .OrderBy(place => place.Item2 == 1).FirstOrDefault((request.Header, 1));
            output.WriteLine($"{path}({line},1): warning IB0027: {found}. {Remedy}");
        }

        if (leftOut.Count > MostShown)
        {
            output.WriteLine($"{request.Header}(1,1): warning IB0027: {leftOut.Count - MostShown} more declarations are left out of the "
                + "bindings; comments in the bindings say which and why.");
        }
    }
}
