// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Why a row has no figures: it cannot run here, or its result or the run itself was wrong.</summary>
/// <param name="Row">The row.</param>
/// <param name="UnavailableReason">Why it cannot run here, and what to do; null if it can.</param>
/// <param name="Failure">What went wrong; null if it cannot run.</param>
internal sealed record Refusal(PlannedRow Row, string? UnavailableReason, string? Failure)
{
    public string Text => UnavailableReason ?? Failure!;

    /// <summary>Runs a piece of a row's life. An exception is a failure of this row only.</summary>
    /// <returns>Null on success.</returns>
    public static Refusal? Of(PlannedRow row, Action piece)
    {
        try
        {
            Journal.Within(row.Running(), piece);
            return null;
        }
        catch (VariantUnavailableException unavailable)
        {
            return new(row, unavailable.Reason, null);
        }
        catch (WrongResultException wrong)
        {
            return new(row, null, wrong.Message);
        }
#pragma warning disable CA1031 // Whatever a variant throws, the other rows are still to be measured.
        catch (Exception failure)
        {
            return new(row, null, $"{failure.GetType().Name}: {failure.Message}");
        }
#pragma warning restore CA1031
    }
}
