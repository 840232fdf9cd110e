// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>The unmanaged entries of callbacks, one for each C signature and purpose.</summary>
internal sealed class ThunkTable(TypeTable types)
{
    private readonly Dictionary<(string Type, bool IsProgress), Thunk> _thunks = [];

    public IReadOnlyList<Thunk> All => [.. _thunks.Values];

    public Thunk Find(RawType callback, bool isProgress)
    {
        var key = (types.Text(callback), isProgress);
        if (!_thunks.TryGetValue(key, out var thunk))
        {
            var parameters = callback.Function.Take(callback.Function.Count - 1).Select(ToThunkType);
            thunk = new Thunk($"T{_thunks.Count}", isProgress, [.. parameters],
                ToThunkType(callback.Function[callback.Function.Count - 1]), TypeTable.Conventions(callback),
                UserDataIndex(callback), DoneIndex(callback), DelegateType(callback));
            _thunks[key] = thunk;
        }

        return thunk;
    }

    /// <summary>Which parameter of a callback is its user data: its only <c>void *</c>, else the last parameter, else
    /// none.</summary>
    public static int UserDataIndex(RawType callback)
    {
        var candidates = Enumerable.Range(0, callback.Function.Count - 1)
            .Where(index => callback.Function[index] is { Name: "void", Pointers: 1 })
            .ToList();
        var last = callback.Function.Count - 2;
        return candidates.Count == 1 ? candidates[0] : candidates.Contains(last) ? last : -1;
    }

    /// <summary>Where a progress callback says how much is done: its first integer.</summary>
    public int DoneIndex(RawType callback) => Enumerable.Range(0, callback.Function.Count - 1)
        .Where(index => callback.Function[index].Pointers == 0 && types[callback.Function[index]].IsInteger)
        .DefaultIfEmpty(-1)
        .First();

    /// <summary>The delegate of a callback without its user data; pointers, which cannot be type arguments, are nint.</summary>
    private string DelegateType(RawType callback)
    {
        var user = UserDataIndex(callback);
        string Argument(RawType type) => type.IsPointer ? "nint" : types.Text(type);
        var arguments = callback.Function.Take(callback.Function.Count - 1).Where((_, index) => index != user).Select(Argument)
            .ToList();
        var returns = callback.Function[callback.Function.Count - 1];
        var all = returns.IsVoid ? arguments : [.. arguments, Argument(returns)];
        return $"global::System.{(returns.IsVoid ? "Action" : "Func")}{(all.Count == 0 ? "" : $"<{string.Join(", ", all)}>")}";
    }

    private ThunkType ToThunkType(RawType type) => new(types.Text(type), type.IsPointer);
}
