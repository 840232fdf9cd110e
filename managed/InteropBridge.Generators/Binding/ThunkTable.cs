// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>The unmanaged entries of callbacks, one for each C signature and purpose.</summary>
internal sealed class ThunkTable(TypeTable types)
{
    private readonly Dictionary<(string Type, bool IsProgress, int Slot, string? Function), Thunk> _thunks = [];

    public IReadOnlyList<Thunk> All => [.. _thunks.Values];

    /// <param name="callback">The function pointer's type.</param>
    /// <param name="native">The same in C, if it is known.</param>
    /// <param name="isProgress">Whether it reports progress, and calls no delegate.</param>
    /// <param name="slot">Of callbacks without user data, which one of its call it is; -1 for those with it.</param>
    /// <param name="function">Which function has it: those without user data have an entry each, so that their calls never mix.</param>
    public Thunk Find(RawType callback, CFunctionType? native, bool isProgress, int slot, string function)
    {
        var (parameters, returns) = ToThunkTypes(callback, native);
        var userData = slot < 0 ? UserDataIndex(callback) : -1;
        var delegateType = DelegateType(callback, userData, parameters, returns);
        var key = (types.Text(callback) + delegateType, isProgress, slot, slot < 0 ? null : function);
        if (!_thunks.TryGetValue(key, out var thunk))
        {
            thunk = new Thunk($"T{_thunks.Count}", isProgress, parameters, returns, TypeTable.Conventions(callback),
                userData, DoneIndex(callback), delegateType);
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
        .Where(index => callback.Function[index].Pointers == 0 && types[callback.Function[index]].IsPlainInteger)
        .DefaultIfEmpty(-1)
        .First();

    /// <summary>The delegate of a callback without its user data; pointers, which cannot be type arguments, are nint.</summary>
    private static string DelegateType(RawType callback, int user, IReadOnlyList<ThunkType> parameters, ThunkType returns)
    {
        var isVoid = callback.Function[callback.Function.Count - 1].IsVoid;
        var all = parameters.Where((_, index) => index != user).Concat(isVoid ? [] : [returns])
            .Select(type => type.DelegateText).ToList();
        return $"global::System.{(isVoid ? "Action" : "Func")}{(all.Count == 0 ? "" : $"<{string.Join(", ", all)}>")}";
    }

    private (IReadOnlyList<ThunkType> Parameters, ThunkType Returns) ToThunkTypes(RawType callback, CFunctionType? native)
    {
        var count = callback.Function.Count - 1;
        var known = native is not null && native.Parameters.Count == count ? native : null;
        ThunkType ToThunkType(RawType type, bool isBoolean) =>
            new(types.Text(type), type.IsPointer, isBoolean && type is { Name: "byte", Pointers: 0 });
        return ([.. callback.Function.Take(count).Select((type, index) =>
                ToThunkType(type, CFunctionType.IsBoolean(known?.Parameters[index])))],
            ToThunkType(callback.Function[count], CFunctionType.IsBoolean(known?.Returns)));
    }
}
