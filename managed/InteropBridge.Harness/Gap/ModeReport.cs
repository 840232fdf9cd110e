// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Harness.Numbers;

namespace InteropBridge.Harness.Gap;

/// <summary>The matrix of rows and modes, as text and as Markdown.</summary>
/// <param name="rows">Every row in every mode.</param>
/// <param name="blocks">Processes of each mode.</param>
/// <param name="missing">Why Native AOT was not measured; null if it was, or was not asked for.</param>
internal sealed class ModeReport(IReadOnlyList<ModeRow> rows, int blocks, string? missing = null)
{
    private readonly IReadOnlyList<JitMode> _modes = [.. rows.Select(row => row.Mode).Distinct().Where(mode => mode != JitMode.Default)];

    /// <summary>For the console: medians only.</summary>
    public IEnumerable<string> Lines()
    {
        var width = rows.Max(row => row.Row.Name.Length);
        yield return $"{"".PadRight(width)} {JitMode.Default.Name,10} "
            + string.Join(' ', _modes.Select(mode => mode.Name.PadLeft(mode.Name.Length)));
        foreach (var row in Defaults())
        {
            yield return $"{row.Row.Name.PadRight(width)} {Figures.Seconds(row.Seconds),10} "
                + string.Join(' ', _modes.Select(mode => Figures.Number(Ratio(row, mode)?.Median).PadLeft(mode.Name.Length)));
        }

        foreach (var line in Notes())
        {
            yield return line;
        }
    }

    public string Markdown()
    {
        var text = new StringBuilder("# JIT modes\n\n");
        text.Append("| row | default | ").AppendJoin(" | ", _modes.Select(mode => mode.Name)).Append(" |\n|---|");
        text.Append(string.Concat(_modes.Prepend(JitMode.Default).Select(_ => "---:|"))).Append('\n');
        foreach (var row in Defaults())
        {
            text.Append($"| {row.Row.Name} | {Figures.Seconds(row.Seconds)} | ")
                .AppendJoin(" | ", _modes.Select(mode => Cell(Ratio(row, mode)))).Append(" |\n");
        }

        text.Append('\n').AppendJoin('\n', Notes().Select(line => $"- {line}")).Append('\n');
        return text.ToString();
    }

    private IEnumerable<ModeRow> Defaults() => rows.Where(row => row.Mode == JitMode.Default);

    private Estimate? Ratio(ModeRow row, JitMode mode) => rows.Single(other => other.Row == row.Row && other.Mode == mode).RatioTo(row);

    private static string Cell(Estimate? ratio) => ratio is not { } found ? "-"
        : $"{Figures.Number(found.Median)} [{Figures.Number(found.Low)}, {Figures.Number(found.High)}]";

    private IEnumerable<string> Notes()
    {
        yield return $"Default: median time. Other columns: the default's time divided by the mode's (above 1 is faster), median of {blocks} "
            + "pairs of processes; in files with the smallest and the largest. Every process verified its rows.";
        foreach (var mode in _modes)
        {
            var settings = string.Join(", ", mode.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
            yield return $"{mode.Name}: {mode.Meaning}{(settings.Length > 0 ? $" ({settings})" : "")}";
        }

        yield return "Invariant globalization is always on here.";
        if (missing is not null)
        {
            yield return $"Not measured: {JitMode.NativeAot.Name}. {missing}";
        }

        foreach (var row in rows.Where(row => row.Problem is not null))
        {
            yield return $"{(row.IsUnavailable ? "Not available" : "FAILED")}: {row.Row.Name} in {row.Mode.Name}: {row.Problem!.ReplaceLineEndings(" ")}";
        }
    }
}
