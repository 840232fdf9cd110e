// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes arrays whose length C tells when it is called without room: the call is in a loop, as the length may have grown
/// when it is made again.</summary>
internal sealed class TwiceWriter(TwiceParameter array, HelperNames helpers, LocalNames locals)
    : ParameterWriter(array, helpers, locals)
{
    private const int MostCalls = 8;

    public override string Argument => $"({array.Pointer}){Local}";

    public override string? Fixed => $"fixed ({array.Element}* {Local} = {Room})";

    public override string? Result => !array.IsText ? $"{Needed} == {Room}.Length ? {Room} : {Room}[..(int){Needed}]"
        : $"{Helpers.Check}.ToText({Room})";

    public override IEnumerable<(string Type, string When)> Errors =>
        [("InvalidOperationException", $"C asked for more room {MostCalls} times in a row, or gave no valid length")];

    private string Room => Locals.Of(array, "Room");

    private string Calls => Locals.Of(array, "Calls");

    private string Needed => Locals.Of(array, "Needed");

    public void OpenLoop(CodeWriter writer)
    {
        writer.Line($"{array.Element}[] {Room} = [];");
        writer.Line($"int {Calls} = 0;");
        writer.Open("while (true)");
    }

    /// <summary>Before the status is looked at: for some functions too little room is a failure.</summary>
    public void CallAgain(CodeWriter writer, string function)
    {
        var (source, type) = array.Source is OutputParameter output ? (output, output.Type) : (array.Source, ((TwiceLengthParameter)array.Source).Type);
        // Unsigned numbers wrap: (size_t)-1 is how some functions fail. More than an array can have is no length either.
        writer.Line($"long {Needed} = unchecked((long){Locals.Of(source)}{(type.IsLong ? ".Value" : "")});");
        writer.Open($"if ({Needed} > {Room}.Length{(array.IsText ? " - 1" : "")} && {Needed} < global::System.Array.MaxLength)");
        writer.If($"++{Calls} == {MostCalls}", $"{Helpers.Check}.ThrowRestless(\"{function}\", {Needed});");
        // A string may be counted without its zero.
        writer.Line($"{Room} = new {array.Element}[(int){Needed}{(array.IsText ? " + 1" : "")}];");
        writer.Line("continue;");
        writer.Close();
        writer.Line();
    }

    public override void Accept(CodeWriter writer, string function) =>
        writer.If($"{Needed} < 0 || {Needed} > {Room}.Length", $"{Helpers.Check}.ThrowNoLength(\"{function}\", {Needed});");

    /// <summary>The local in which the room crosses.</summary>
    public static string RoomOf(TwiceParameter array, LocalNames locals) => locals.Of(array, "Room");
}
