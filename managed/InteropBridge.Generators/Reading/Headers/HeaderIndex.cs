// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>Finds declarations by their names in all headers of a project.</summary>
internal sealed class HeaderIndex
{
    private readonly Dictionary<string, (string Path, HeaderFunction Function)> _functions = [];
    private readonly Dictionary<string, string> _callbacks = [];

    public HeaderIndex(IEnumerable<HeaderText> headers)
    {
        foreach (var header in headers)
        {
            foreach (var function in header.Functions.Where(function => !_functions.ContainsKey(function.Name)))
            {
                _functions[function.Name] = (header.Path, function);
            }

            foreach (var callback in header.Callbacks)
            {
                _callbacks[callback.Name] = callback.Type;
            }
        }
    }

    /// <summary>A declaration with the places that it has in its header, if that is known.</summary>
    public RawFunction Place(RawFunction function) => _functions.TryGetValue(function.Name, out var found)
        ? HeaderPlaces.Move(function, found.Path, found.Function) : function;

    /// <summary>The C type of a callback; null if it is not known.</summary>
    public CFunctionType? Callback(RawParameter parameter) => parameter.NativeType is not { } native ? null
        : CFunctionType.Parse(_callbacks.TryGetValue(native, out var type) ? type : native);
}
