// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>Finds declarations by their names in all headers of a project.</summary>
internal sealed class HeaderIndex
{
    private readonly ILookup<string, (string Path, HeaderFunction Function)> _functions;
    private const int MostSteps = 8; // typedefs of typedefs; C allows no circle, a text may have one

    private static readonly Regex Word = new(@"\w+", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _callbacks = [];
    private readonly Dictionary<string, string> _aliases = [];

    public HeaderIndex(IReadOnlyList<HeaderText> headers)
    {
        _functions = headers.SelectMany(header => header.Functions.Select(function => (header.Path, Function: function)))
            .ToLookup(found => found.Function.Name);
        foreach (var callback in headers.SelectMany(header => header.Callbacks))
        {
            _callbacks[callback.Name] = callback.Type;
        }

        foreach (var alias in headers.SelectMany(header => header.Aliases))
        {
            _aliases[alias.Name] = alias.Type;
        }
    }

    /// <summary>A declaration with the places that it has in its header, if that is known. Of several headers it is the one by
    /// whose name the bindings go: <c>kernels.h</c> for <c>kernels.g.cs</c>.</summary>
    public RawFunction Place(RawFunction function)
    {
        var bindings = Path.GetFileName(function.Place.Path);
        var found = _functions[function.Name]
            .OrderByDescending(found => bindings.StartsWith(Path.GetFileNameWithoutExtension(found.Path) + ".",
                StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault();
        return found.Path is null ? function : HeaderPlaces.Move(function, found.Path, found.Function);
    }

    /// <summary>A C type with what the typedefs in it stand for.</summary>
    public string Resolve(string type)
    {
        for (var step = 0; step < MostSteps && _aliases.Count > 0; step++)
        {
            type = Word.Replace(type, match => _aliases.TryGetValue(match.Value, out var alias) ? alias : match.Value);
        }

        return type;
    }

    /// <summary>The C type of a callback; null if it is not known.</summary>
    public CFunctionType? Callback(RawParameter parameter) => parameter.NativeType is not { } native ? null
        : CFunctionType.Parse(_callbacks.TryGetValue(native, out var type) ? type : native);
}
