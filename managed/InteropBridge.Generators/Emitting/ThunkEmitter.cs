// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits the unmanaged entries of callbacks. They catch everything: an exception that left one would kill the
/// process.</summary>
internal static class ThunkEmitter
{
    public static void Emit(CodeWriter writer, IReadOnlyList<Thunk> thunks, HelperNames helpers)
    {
        if (thunks.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Open($"file static unsafe class {helpers.Thunks}");
        foreach (var thunk in thunks)
        {
            Emit(writer, thunk, helpers);
        }

        writer.Close();
    }

    private static void Emit(CodeWriter writer, Thunk thunk, HelperNames helpers)
    {
        if (thunk.HasSlot && !thunk.IsProgress)
        {
            writer.Line("[global::System.ThreadStatic]");
            writer.Line($"internal static {helpers.Callback}? {thunk.Slot};");
            writer.Line();
            writer.Line($"internal static int {thunk.Lost};");
            writer.Line();
        }

        var parameters = thunk.Parameters.Select((type, index) => $"{type.Text} a{index}");
        var conventions = thunk.Conventions
            .Select(convention => $"typeof(global::System.Runtime.CompilerServices.CallConv{convention})");
        var arguments = string.Join(", ", conventions);
        var attribute = "global::System.Runtime.InteropServices.UnmanagedCallersOnly";
        writer.Line(arguments.Length == 0 ? $"[{attribute}]" : $"[{attribute}(CallConvs = [{arguments}])]");
        writer.Open($"internal static {thunk.Returns.Text} {thunk.Name}({string.Join(", ", parameters)})");
        var state = $"{GCHandleText.Type}.FromIntPtr((global::System.IntPtr)a{thunk.UserData}).Target!";
        if (thunk.IsProgress)
        {
            EmitProgress(writer, thunk, $"(({helpers.Progress}){state})");
        }
        else
        {
            EmitDelegate(writer, thunk, helpers.Callback, thunk.HasSlot ? thunk.Slot : $"({helpers.Callback}){state}");
        }

        writer.Close();
        writer.Line();
    }

    private static void EmitProgress(CodeWriter writer, Thunk thunk, string state)
    {
        var returns = thunk.Returns.Text;
        var report = $"{state}.Report({(thunk.Done < 0 ? "0" : $"(long)a{thunk.Done}")})";
        writer.Line(returns == "void" ? $"_ = {report};" : $"return ({returns})({report} ? 1 : 0);");
    }

    private static string Argument(ThunkType type, int index) =>
        type.IsPointer ? $"(global::System.IntPtr)a{index}" : type.IsBoolean ? $"a{index} != 0" : $"a{index}";

    private static void EmitDelegate(CodeWriter writer, Thunk thunk, string type, string state)
    {
        var returns = thunk.Returns.Text;
        var arguments = Enumerable.Range(0, thunk.Parameters.Count)
            .Where(index => index != thunk.UserData)
            .Select(index => Argument(thunk.Parameters[index], index));
        var invoke = $"(({thunk.DelegateType})state.Target)({string.Join(", ", arguments)})";
        writer.Line($"{type}? state = {state};");
        if (thunk.HasSlot)
        {
            writer.Open("if (state is null)");
            writer.Line($"global::System.Threading.Interlocked.Increment(ref {thunk.Lost});");
            writer.Close();
            writer.Open("else if (!state.HasFailed)");
        }
        else
        {
            writer.Open("if (!state.HasFailed)");
        }

        writer.Open("try");
        var cast = thunk.Returns.IsPointer ? $"({returns})" : "";
        writer.Line(returns == "void" ? $"{invoke};"
            : thunk.Returns.IsBoolean ? $"return (byte)({invoke} ? 1 : 0);" : $"return {cast}{invoke};");
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
    }
}
