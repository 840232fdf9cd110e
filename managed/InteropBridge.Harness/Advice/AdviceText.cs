// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Advice;

/// <summary>Advice as lines.</summary>
internal static class AdviceText
{
    /// <summary>The advice, then every step that it follows from, then what could not be said.</summary>
    public static IEnumerable<string> Lines(WorkloadAdvice advice, IReadOnlyList<ResultBackend> backends)
    {
        var sizes = Workload.Text(advice.Any.Sizes);
        yield return $"{advice.Any.Kernel} {advice.Any.Type}{(sizes.Length > 0 ? $": {sizes}" : "")}";
        foreach (var line in Sentences(advice).Concat(Table(advice)).Concat(Unknown(advice, backends)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Sentences(WorkloadAdvice advice)
    {
        if (advice.IsShort)
        {
            yield return "No advice: a call is a good part of these times. Measure a larger size.";
            yield break;
        }

        if (advice.Start is null || advice.Steps.Count == 0)
        {
            yield return "No advice: no two rows were measured that a declared step connects.";
            yield break;
        }

        if (advice.Way is [var next, ..])
        {
            yield return $"What pays most from {advice.Start}: {next.Differs}. {next.To} is {Amount(next)} times as fast.";
            if (advice.Way.Count > 1)
            {
                yield return "After it: " + string.Join(", then ", advice.Way.Skip(1).Select(step => $"{step.Differs} ({step.To}) {Amount(step)}")) + ".";
            }
        }
        else if (advice.Whole is not null)
        {
            yield return Stops(advice, advice.Start);
        }

        foreach (var line in Fastest(advice))
        {
            yield return line;
        }
    }

    private static string Stops(WorkloadAdvice advice, string variant)
    {
        var steps = advice.Steps.Where(step => step.From == variant).ToList();
        return steps.Count == 0 ? $"No measured step leads from {variant} to another form."
            : steps.Exists(step => step.Low is null)
                ? $"No advice from {variant} yet: an interval needs {Statistics.FewestForInterval} rounds. Measure longer: --time-limit, or fewer "
                    + "variants."
                : $"No single step from {variant} pays.";
    }

    private static IEnumerable<string> Fastest(WorkloadAdvice advice)
    {
        if (advice.Whole is not { } whole)
        {
            yield return $"{advice.Start} is the fastest form that was measured: nothing else pays.";
        }
        else if (advice.Way.Count == 0 || advice.Way[^1].To != whole.To)
        {
            var way = advice.ToFastest.SkipWhile(step => step.From != advice.Start).ToList();
            yield return $"The fastest form, {whole.To}, is {Amount(whole)} times as fast as {advice.Start}"
                + (way.Count > 0 ? $"; the way to it: {string.Join(", ", way.Select(step => $"{step.Differs} ({step.To})"))}."
                    : $"; no declared step leads to it from {advice.Start}.");
        }
        else
        {
            yield return $"That is the fastest form that was measured, {Amount(whole)} times as fast as {advice.Start}.";
        }
    }

    private static IEnumerable<string> Table(WorkloadAdvice advice)
    {
        var widths = (Differs: Width(advice.Steps.Select(step => step.Differs)), To: Width(advice.Steps.Select(step => step.To)));
        foreach (var steps in advice.Steps.GroupBy(step => step.From))
        {
            yield return $"  from {steps.Key}";
            foreach (var step in steps.OrderByDescending(step => step.Ratio))
            {
                yield return $"    {step.Differs.PadRight(widths.Differs)}  {step.To.PadRight(widths.To)}  {Amount(step)}{Verdict(step)}";
            }
        }
    }

    private static IEnumerable<string> Unknown(WorkloadAdvice advice, IReadOnlyList<ResultBackend> backends)
    {
        foreach (var group in advice.Unmeasured.GroupBy(pair => pair.Reason))
        {
            var remedy = backends.FirstOrDefault(backend => backend.UnavailableReason == group.Key
                || (backend.UnavailableReason is not null && group.All(pair => pair.Row.Backend == backend.Name)))?.Remedy;
            yield return $"Not measured: {string.Join(", ", group.Select(pair => $"{pair.Row.Steps[0].Differs} ({pair.Row.Variant})"))}: "
                + $"{group.Key.TrimEnd('.')}.{(remedy is null ? "" : $" {remedy}")}";
        }

        string[] none = [.. advice.Undeclared];
        if (none.Length > 0 && advice.Steps.Count > 0)
        {
            yield return $"Nothing can be said about {string.Join(", ", none)}: no variant in this result declares such a step.";
        }
    }

    private static string Verdict(ResultFactor step) => step.Low is null ? "  too few rounds for an interval"
        : step.IsNothing ? "  nothing: the interval holds 1" : step.High < 1 ? "  slower" : "";

    private static string Amount(ResultFactor factor) => Figures.Number(factor.Ratio)
        + (factor.Low is null ? "" : $" [{Figures.Number(factor.Low)}, {Figures.Number(factor.High)}]");

    private static int Width(IEnumerable<string> texts) => texts.Select(text => text.Length).DefaultIfEmpty(0).Max();
}
