// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A callback that reports progress, or asks whether to stop, or both: <c>IProgress&lt;long&gt;</c> and
/// <c>CancellationToken</c>.</summary>
internal sealed class ProgressParameter(
    RawParameter raw, string pointer, Thunk thunk, bool reports, bool cancels, bool isNullable)
    : ThunkParameter(raw, pointer, thunk, isNullable)
{
    private string _token = "cancellationToken";

    public bool Reports => reports;

    public bool Cancels => cancels;

    /// <summary>The name of the <c>CancellationToken</c>, if the method takes one.</summary>
    public string Token
    {
        get => reports ? _token : Name;
        set => _token = value;
    }

    public override bool IsShown => true;

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
}
