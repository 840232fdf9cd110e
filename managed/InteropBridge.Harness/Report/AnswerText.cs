// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>The answer for a kernel in sentences.</summary>
internal static class AnswerText
{
    public static IEnumerable<string> Of(ResultAnswer answer)
    {
        if (answer.CallSeconds is { } call)
        {
            yield return $"{answer.Kernel} {answer.Type}{At(answer)}: a solve takes {Figures.Seconds(call)}, of which the call is a good part. "
                + "That compares calls and not kernels: choose a larger size.";
        }

        if (answer.Gap is { } gap)
        {
            yield return $"{answer.Kernel} {answer.Type}{At(answer)}: " + (gap.IsNothing
                ? $"no difference could be measured between the best managed form, {gap.From}, and the best native one, {gap.To} "
                    + $"({Amount(gap)})."
                : gap.Ratio >= 1
                    ? $"the best native form, {gap.To}, is {Amount(gap)} times as fast as the best managed one, {gap.From}."
                    : $"the best managed form, {gap.From}, is faster than the best native one, {gap.To}, which reaches "
                        + $"{Amount(gap)} of its speed.");
        }

        if (answer.Factors is [var first, ..])
        {
            var whole = answer.Factors.Aggregate(1.0, (product, factor) => product * factor.Ratio);
            yield return $"{(answer.Gap is null && At(answer).Length > 0 ? $"{answer.Kernel} {answer.Type}{At(answer)}: from" : "From")} {first.From} to {answer.Factors[^1].To} it is {Figures.Number(whole)} times: "
                + string.Join(" x ", answer.Factors.Select(Part)) + ".";
        }
    }

    private static string At(ResultAnswer answer) => answer.Sizes is null ? "" : $" at {Workload.Text(answer.Sizes)}";

    private static string Part(ResultFactor factor) =>
        $"{factor.Differs} {Amount(factor)}" + (factor.IsNothing ? " (nothing)" : "");

    private static string Amount(ResultFactor factor) => Figures.Number(factor.Ratio)
        + (factor.Low is null ? "" : $" [{Figures.Number(factor.Low)}, {Figures.Number(factor.High)}]");
}
