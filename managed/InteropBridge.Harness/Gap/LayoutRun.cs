// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Layouts;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Gap;

/// <summary>Measures every row with the native libraries linked in several orders, each in processes of its own that take turns.
/// What managed rows differ in between them is the processes' part, as no layout changes them.</summary>
/// <param name="options">The command's options.</param>
/// <param name="plan">The rows that were asked for.</param>
internal sealed class LayoutRun(GapOptions options, IReadOnlyList<PlannedRow> plan)
{
    private const double FewestSeconds = 3;
    private readonly IReadOnlyList<PlannedRow> _plan = [.. plan.Where(row => row.Variant.IsAvailable)];
    private readonly Dictionary<(PlannedRow Row, int Layout), List<double>> _seconds = [];
    private readonly List<string> _problems = [];
    private IReadOnlyList<string> _relinked = [];

    private int Count => options.Layouts!.Value;

    /// <summary>Processes of each layout.</summary>
    private int Blocks => options.Processes;

    /// <summary>What went wrong in a process.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <exception cref="Shell.UsageException">Nothing can be linked again, or no process could be started.</exception>
    public void Run(GapProgress progress)
    {
        progress.Phase($"Linking {Count} layouts");
        var libraries = new LayoutFolder(Folders(), [Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)]);
        _relinked = libraries.Relinked;
        var folder = Directory.CreateTempSubdirectory("interopbridge-");
        try
        {
            for (var layout = 0; layout < Count; layout++)
            {
                libraries.Write(Path.Combine(folder.FullName, $"{layout}"), layout == 0 ? 0 : options.OrderSeed + layout);
            }

            progress.Phase($"Measuring {Count} layouts in {Blocks} process{(Blocks == 1 ? "" : "es")} each");
            Measure(progress, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The table, for the console and the file.</summary>
    public IEnumerable<string> Lines()
    {
        var width = _plan.Max(row => row.Name.Length);
        yield return $"{"".PadRight(width)} {"as linked",9} {"fastest",9} {"slowest",9} {"spread",7}";
        foreach (var row in _plan)
        {
            var medians = Enumerable.Range(0, Count).Select(layout => Median(row, layout)).ToList();
            var known = medians.OfType<double>().ToList();
            yield return $"{row.Name.PadRight(width)} {Figures.Seconds(medians[0]),9} "
                + (known.Count < 2 ? $"{Figures.None,9} {Figures.None,9} {Figures.None,7}"
                    : $"{Figures.Seconds(known.Min()),9} {Figures.Seconds(known.Max()),9} {$"{(known.Max() / known.Min() - 1) * 100:0.0} %",7}");
        }

        yield return $"Median times with the objects of {string.Join(", ", _relinked)} in {Count} orders, as linked and {Count - 1} random ones, "
            + $"{Blocks} process{(Blocks == 1 ? "" : "es")} each. Spread: the slowest layout's time beyond the fastest one's. Managed rows "
            + "are the same in every layout: their spread is what processes differ in anyway.";
        foreach (var problem in _problems)
        {
            yield return $"FAILED: {problem}";
        }
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "A single file has none, and its libraries cannot be linked again.")]
    private List<string> Folders() => [.. _plan.Select(row => row.Variant.Assembly.Location).Where(file => file.Length > 0)
        .Select(file => Path.GetDirectoryName(file)!).Distinct()];

    private void Measure(GapProgress progress, string folder)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        var random = new Random(options.OrderSeed);
        for (var block = 0; block < Blocks; block++)
        {
            random.Shuffle(order);
            for (var i = 0; i < order.Length && !progress.IsInterrupted; i++)
            {
                var output = Path.Combine(folder, $"result-{order[i]}-{block}");
                var (done, name) = (block + (double)i / Count, $"layout {order[i] + 1}, block {block + 1} of {Blocks}");
                progress.At(done / Blocks, name);
                var (result, exitCode) = GapProcess.Run(PartOf(output, block),
                    new Dictionary<string, string> { [LayoutFolder.Variable] = Path.Combine(folder, $"{order[i]}") },
                    progress, part => progress.AtPart(part, done, Count, Blocks, name));
                Take(order[i], result, exitCode);
                progress.Line($"layout {order[i] + 1} of {Count}, block {block + 1} of {Blocks}");
            }
        }
    }

    private GapOptions PartOf(string output, int block) => options with
    {
        Output = output,
        Layouts = null,
        Processes = 1,
        OrderSeed = options.OrderSeed + block,
        Limits = options.Limits with
        {
            Time = TimeSpan.FromSeconds(Math.Max(FewestSeconds, options.Limits.Time.TotalSeconds / Count / Blocks)),
        },
    };

    private void Take(int layout, ResultFile? result, int exitCode)
    {
        foreach (var row in _plan)
        {
            var found = result?.Rows.FirstOrDefault(other => other.Kernel == row.Kernel.Name && other.Type == row.Kernel.Type
                && other.Variant == row.Variant.Id);
            if (found?.MedianSeconds is { } seconds)
            {
                _seconds.TryAdd((row, layout), []);
                _seconds[(row, layout)].Add(seconds);
            }
            else
            {
                var problem = found?.Failure ?? found?.UnavailableReason ?? $"its process died ({Deaths.Describe(exitCode)})";
                _problems.Add($"{row.Name} in layout {layout + 1}: {problem.ReplaceLineEndings(" ")}");
            }
        }
    }

    private double? Median(PlannedRow row, int layout) =>
        _seconds.TryGetValue((row, layout), out var found) ? Statistics.Median(found) : null;
}
