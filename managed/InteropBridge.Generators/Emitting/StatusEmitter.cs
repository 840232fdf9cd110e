// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Emitting.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits what a method does about failures of its call.</summary>
/// <param name="writer">Where to.</param>
/// <param name="method">One with a status.</param>
/// <param name="file">What it shares with others.</param>
/// <param name="locals">Of the method.</param>
internal sealed class StatusEmitter(CodeWriter writer, BoundMethod method, EmittedFile file, LocalNames locals)
{
    private StatusRule Rule => method.Status!;

    /// <summary>The local that the result goes to.</summary>
    public string Target => Rule.HasValue ? locals.Of(method.Returns!) : locals.Status;

    private string Value => Rule is { HasValue: true, IsLong: true } ? $"{Target}.Value" : Target;

    private string Failure => locals.Of(null, "failure");

    public void Prepare()
    {
        if (!Rule.HasValue)
        {
            writer.Line($"{Rule.Type} {locals.Status};");
        }

        if (Rule.Text is not null)
        {
            writer.Line($"string? {Failure} = null;");
        }
    }

    /// <summary>Right after the call: what the library knows of a failure, the next call may change.</summary>
    /// <param name="parameters">Of the method.</param>
    public void Received(IEnumerable<ParameterWriter> parameters)
    {
        if (Rule.Text is { } text)
        {
            var known = parameters.ToList();
            var isThere = text.Handle is HandleResultParameter ? $" && {Handle(text, known).Local} != default" : ""; // C made none
            writer.If(Condition + isThere, $"{Failure} = global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8("
                + $"(global::System.IntPtr){file.Raw.RawName}.@{text.Function}({Argument(text, known)}));");
        }
    }

    /// <summary>When everything is given back.</summary>
    /// <param name="progress">Who listens to the call; <c>null</c> if nobody can.</param>
    public void Check(string progress)
    {
        var failure = Rule.Text is null ? "null" : Failure;
        var status = Rule.Test == StatusTest.Null ? "" : $"unchecked(({StatusMap.Type(file.Raw)}){Value}), ";
        var thrower = Rule.Test == StatusTest.Null ? "ThrowNull" : "ThrowIfFailure";
        writer.If(Condition, $"{file.Helpers.Status}.{thrower}({status}\"{method.Function.Name}\", {progress}, {failure});");
    }

    private string Condition => Rule.Test switch
    {
        StatusTest.Null => $"{Target} == null",
        StatusTest.Negative => $"{Number} < 0",
        StatusTest.Function => $"{file.Raw.RawName}.@{Rule.Function}({Target}) != 0",
        _ => string.Join(" && ", Rule.Ok.Select(value => $"{(value.IsZero ? Value : Number)} != {Literals.Of(value)}")),
    };

    private string Number => Rule.IsEnum ? $"(long){Value}" : Value;

    private static ParameterWriter Handle(ErrorText text, List<ParameterWriter> parameters) =>
        parameters.First(parameter => parameter.Parameter == text.Handle);

    private string Argument(ErrorText text, List<ParameterWriter> parameters)
    {
        if (text.Handle is null)
        {
            return text.Status is null ? "" : $"unchecked(({text.Status}){Value})";
        }

        var handle = Handle(text, parameters);
        return $"({text.Pointer}){(text.Handle is HandleResultParameter ? handle.Local : handle.Argument)}";
    }
}
