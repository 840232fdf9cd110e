// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes callbacks that report progress or ask whether to stop. Nobody listening, C is given NULL where it allows that
/// and nothing is allocated.</summary>
internal sealed class ProgressWriter(ProgressParameter progress, HelperNames helpers, LocalNames locals)
    : ParameterWriter(progress, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors => !progress.Cancels ? []
        : [("OperationCanceledException", $"<paramref name=\"{progress.Token.TrimStart('@')}\"/> was cancelled")];

    public override string Argument
    {
        get
        {
            var thunk = $"({progress.Pointer})&{Helpers.Thunks}.{progress.Thunk.Name}";
            return progress.IsNullable ? $"{Local} is null ? null : {thunk}" : thunk;
        }
    }

    public override bool HoldsSomething => true;

    private string Handle => GCHandleText.Name(progress, Locals);

    public override void Prepare(CodeWriter writer)
    {
        var token = progress.Cancels ? progress.Token : null;
        var observed = string.Join(" || ", new[]
        {
            progress.Reports ? $"{Name} is not null" : null, token is null ? null : $"{token}.CanBeCanceled",
        }.OfType<string>());
        var create = $"new {Helpers.Progress}({(progress.Reports ? Name : "null")}, {token ?? "default"})";
        writer.Line($"{Helpers.Progress}? {Local} = {(progress.IsNullable ? $"{observed} ? {create} : null" : create)};");
        GCHandleText.Declare(writer, Handle);
    }

    public override void Acquire(CodeWriter writer) => GCHandleText.Allocate(writer, Handle, Local);

    public override void Release(CodeWriter writer) => GCHandleText.Free(writer, Handle);

    public override void After(CodeWriter writer) => writer.Line($"{Local}?.Rethrow();");
}
