// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>A callback that reports progress, or asks whether to stop, or both: <c>IProgress&lt;long&gt;</c> and
/// <c>CancellationToken</c>. Nobody listening, C is given NULL and nothing is allocated.</summary>
internal sealed class ProgressParameter(
    RawParameter raw, string pointer, string thunk, bool reports, bool cancels, bool isNullable) : SafeParameter(raw), ICallback
{
    private string Token => reports ? "cancellationToken" : Name;

    /// <summary>The state of the call, for what is thrown when it was stopped.</summary>
    public string State => Local;

    public string UserData => $"(void*)global::System.Runtime.InteropServices.GCHandle.ToIntPtr({Local}Handle)";

    public override IEnumerable<Declaration> Declarations
    {
        get
        {
            if (reports)
            {
                yield return new Declaration(Shape.Of("global::System.IProgress<long>?"), Name, Raw.Name, Default: "null",
                    Doc: "Told how much is done; null for nobody.");
            }

            if (cancels)
            {
                yield return new Declaration(Shape.Of("global::System.Threading.CancellationToken"), Token, "",
                    Default: "default", Doc: "Asks the work to stop.");
            }
        }
    }

    public override string Argument => isNullable ? $"{Local} is null ? null : ({pointer})&{thunk}" : $"({pointer})&{thunk}";

    public override bool HoldsSomething => true;

    public override void Prepare(CodeWriter writer)
    {
        var observed = string.Join(" || ",
            new[] { reports ? $"{Name} is not null" : null, cancels ? $"{Token}.CanBeCanceled" : null }.OfType<string>());
        var create = $"new Progress({(reports ? Name : "null")}, {(cancels ? Token : "default")})";
        writer.Line($"var {Local} = {(isNullable ? $"{observed} ? {create} : null" : create)};");
        writer.Line($"global::System.Runtime.InteropServices.GCHandle {Local}Handle = default;");
    }

    public override void Acquire(CodeWriter writer)
    {
        writer.Open($"if ({Local} is not null)");
        writer.Line($"{Local}Handle = global::System.Runtime.InteropServices.GCHandle.Alloc({Local});");
        writer.Close();
        writer.Line();
    }

    public override void Release(CodeWriter writer)
    {
        writer.Open($"if ({Local}Handle.IsAllocated)");
        writer.Line($"{Local}Handle.Free();");
        writer.Close();
    }

    public override void After(CodeWriter writer) => writer.Line($"{Local}?.Rethrow();");
}
