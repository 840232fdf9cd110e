// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Binding;
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit;

/// <summary>The unmanaged entries of callbacks, one for each C signature. They catch everything: an exception that left one
/// would kill the process.</summary>
internal sealed class Thunks(TypeTable types)
{
    private readonly Dictionary<string, (string Name, Action<CodeWriter, string> Emit)> _thunks = [];

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

    public string Progress(RawType callback) => Add("progress " + types.Text(callback), callback, (writer, call) =>
    {
        var returns = types.Text(callback.Function[callback.Function.Count - 1]);
        var done = DoneIndex(callback);
        var report = $"((Progress){call}).Report({(done < 0 ? "0" : $"(long)a{done}")})";
        writer.Line(returns == "void" ? $"_ = {report};" : $"return ({returns})({report} ? 1 : 0);");
    });

    public string Delegate(RawType callback) => Add(types.Text(callback), callback, (writer, call) =>
    {
        var returns = types.Text(callback.Function[callback.Function.Count - 1]);
        var user = UserDataIndex(callback);
        var arguments = Enumerable.Range(0, callback.Function.Count - 1)
            .Where(index => index != user)
            .Select(index => callback.Function[index] is { Pointers: > 0 } or { IsFunctionPointer: true }
                ? $"(nint)a{index}" : $"a{index}");
        var invoke = $"(({DelegateType(callback)})state.Target)({string.Join(", ", arguments)})";
        writer.Line($"var state = (Callback){call};");
        writer.Open("if (!state.HasFailed)");
        writer.Open("try");
        var cast = returns.EndsWith("*", StringComparison.Ordinal) ? $"({returns})" : "";
        writer.Line(returns == "void" ? $"{invoke};" : $"return {cast}{invoke};");
        writer.Close();
        writer.Open("catch (global::System.Exception exception)");
        writer.Line("state.Fail(exception);");
        writer.Close();
        writer.Close();
        if (returns != "void")
        {
            writer.Line();
            writer.Line("return default;");
        }
    });

    /// <summary>The delegate of a callback without its user data; pointers, which cannot be type arguments, are nint.</summary>
    public string DelegateType(RawType callback)
    {
        var user = UserDataIndex(callback);
        string Argument(RawType type) => type.Pointers > 0 || type.IsFunctionPointer ? "nint" : types.Text(type);
        var arguments = callback.Function.Take(callback.Function.Count - 1).Where((_, index) => index != user).Select(Argument)
            .ToList();
        var returns = callback.Function[callback.Function.Count - 1];
        var isVoid = returns is { Name: "void", Pointers: 0 };
        var all = isVoid ? arguments : [.. arguments, Argument(returns)];
        return $"global::System.{(isVoid ? "Action" : "Func")}{(all.Count == 0 ? "" : $"<{string.Join(", ", all)}>")}";
    }

    public void Emit(CodeWriter writer)
    {
        if (_thunks.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Open("file static unsafe class Thunks");
        foreach (var (name, emit) in _thunks.Values)
        {
            emit(writer, name);
        }

        writer.Close();
    }

    private string Add(string key, RawType callback, Action<CodeWriter, string> body)
    {
        if (!_thunks.TryGetValue(key, out var thunk))
        {
            thunk = ($"T{_thunks.Count}", (writer, name) => EmitThunk(writer, name, callback, body));
            _thunks[key] = thunk;
        }

        return $"Thunks.{thunk.Name}";
    }

    private void EmitThunk(CodeWriter writer, string name, RawType callback, Action<CodeWriter, string> body)
    {
        var parameters = callback.Function.Take(callback.Function.Count - 1)
            .Select((type, index) => $"{types.Text(type)} a{index}");
        var conventions = TypeTable.Conventions(callback)
            .Select(convention => $"typeof(global::System.Runtime.CompilerServices.CallConv{convention})");
        var arguments = string.Join(", ", conventions);
        var attribute = "global::System.Runtime.InteropServices.UnmanagedCallersOnly";
        writer.Line(arguments.Length == 0 ? $"[{attribute}]" : $"[{attribute}(CallConvs = [{arguments}])]");
        var returns = types.Text(callback.Function[callback.Function.Count - 1]);
        writer.Open($"internal static {returns} {name}({string.Join(", ", parameters)})");
        body(writer, $"global::System.Runtime.InteropServices.GCHandle.FromIntPtr((nint)a{UserDataIndex(callback)}).Target!");
        writer.Close();
        writer.Line();
    }
}
