// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits the one place where a status becomes an exception: the user's map, or a plain exception with its
/// number.</summary>
internal static class StatusMap
{
    private const string Compiler = "global::System.Runtime.CompilerServices";

    private const string Plain = "new global::System.Runtime.InteropServices.ExternalException"
        + "($\"{function} failed with status {status}{(text is null ? \"\" : \": \")}{text}\", unchecked((int)status))";

    private const string OfNull = "new global::System.Runtime.InteropServices.ExternalException"
        + "($\"{function} returned NULL{(text is null ? \"\" : \": \")}{text}\")";

    /// <summary>The type in which a status is handed over.</summary>
    public static string Type(RawClass raw) => raw.StatusMapParameter ?? "long";

    public static void Emit(CodeWriter writer, EmittedFile file)
    {
        var raw = file.Raw;
        writer.Line();
        writer.Open($"file static class {file.Helpers.Status}");
        Open(writer, $"ThrowIfFailure({Type(raw)} status, string function, {file.Helpers.Progress}? progress, string? text)");
        var failure = raw.StatusMap is { } map ? $"{map}(status)" : Plain;
        writer.Line($"global::System.Exception? failure = {failure};");
        writer.Open("if (failure is null)");
        writer.Line("return;");
        writer.Close();
        writer.Line();
        Throw(writer);
        writer.Close();
        if (file.ThrowsOfNull)
        {
            writer.Line();
            Open(writer, $"ThrowNull(string function, {file.Helpers.Progress}? progress, string? text)");
            writer.Line($"global::System.Exception failure = {OfNull};");
            Throw(writer);
            writer.Close();
        }

        writer.Close();
    }

    private static void Open(CodeWriter writer, string signature)
    {
        writer.Line($"[{Compiler}.MethodImpl({Compiler}.MethodImplOptions.NoInlining)]");
        writer.Open($"internal static void {signature}");
    }

    private static void Throw(CodeWriter writer)
    {
        writer.Line("throw progress is { Stopped: true }");
        writer.Line("    ? new global::System.OperationCanceledException(failure.Message, failure, progress.Token) : failure;");
    }
}
