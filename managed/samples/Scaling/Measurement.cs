// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Arrays;

/// <summary>Measures, on the ranks of a job, what a rank and a message cost and how Jacobi scales.</summary>
/// <param name="session">The job.</param>
/// <param name="size">Rows and columns: of the whole grid for strong scaling, of a rank's block for weak scaling.</param>
/// <param name="threads">Threads of each rank.</param>
internal sealed class Measurement(MpiSession session, int size, int threads)
{
    private const int Rounds = 9, FewSteps = 16, ManySteps = 128;

    private readonly Communicator _all = session.World;
    private readonly List<Case> _cases = [];

    /// <param name="output">Of rank 0.</param>
    public void Run(TextWriter output)
    {
        _all.RequireSame("command line", $"{size} {threads}");
        using var machine = _all.SplitByMachine();
        var machines = _all.AllReduce(machine.Rank == 0 ? 1 : 0, MpiOperation.Sum);
        var rates = _all.Size > 1 ? MpiRates.Measure(_all, 0, _all.Size - 1) : null;

        // Every rank a grid of its own, all at once: they share caches and memory as they do in a job.
        var few = Add("alone", _all.Rank, new BlockLayout(size, size, 1, 1), FewSteps);
        var many = Add("alone", _all.Rank, new BlockLayout(size, size, 1, 1), ManySteps);
        foreach (var ranks in Counts(_all.Size))
        {
            int? part = _all.Rank < ranks ? 0 : null;
            var grid = BlockLayout.Choose(size, size, ranks);
            Add("strong", part, grid);
            Add("weak", part, new BlockLayout(size * grid.GridRows, size * grid.GridColumns, grid.GridRows, grid.GridColumns));
        }

        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var measured in _cases)
            {
                measured.Measure(_all, keep: round > 0);
            }
        }

        if (_all.Rank == 0)
        {
            output.WriteLine(Text($"{DateTime.UtcNow:yyyy-MM-dd}, {MpiLibrary.Description!.Split(';')[0]}: ranks {_all.Size}, threads of each {threads}, machines {machines}, processors of one {Environment.ProcessorCount}, load average {Load()}"));
            if (session.IsCrowded)
            {
                output.WriteLine("More ranks than processors: these times say nothing of scaling.");
            }

            var step = (ManySteps * many.StepTime - FewSteps * few.StepTime) / (ManySteps - FewSteps);
            if (step <= 0)
            {
                throw new InvalidOperationException($"{ManySteps} steps were faster than {FewSteps}: something else uses the processors. Measure again.");
            }

            var costs = new StepCosts((double)size * size / step, Math.Max(0, FewSteps * (few.StepTime / step - 1)), rates?.Latency ?? 0, rates?.Bandwidth ?? 1);
            output.WriteLine(Text($"--rate {costs.Rate:G3} --call {costs.Call:F1}")
                + (rates is null ? "" : Text($" --latency {rates.Latency:G3} --bandwidth {rates.Bandwidth:G3}")));
            output.WriteLine();
            Write(costs, output);
        }

        foreach (var measured in _cases)
        {
            measured.Dispose();
        }
    }

    /// <summary>A grid on the ranks with the same colour.</summary>
    private Case Add(string name, int? colour, BlockLayout layout, int steps = 0)
    {
        var added = new Case(name, _all.Split(colour), layout, threads, steps);
        _cases.Add(added);
        return added;
    }

    private void Write(StepCosts costs, TextWriter output)
    {
        output.WriteLine("""
            | scaling | ranks | grid | blocks | K | ms a step | efficiency | predicted ms |
            |---|---|---|---|---|---|---|---|
            """);
        foreach (var measured in _cases.Where(one => one.Name != "alone"))
        {
            var (layout, steps) = (measured.Layout, measured.Grid!.StepsPerExchange);
            var single = _cases.First(one => one.Name == measured.Name).StepTime;
            var efficiency = single / measured.StepTime / (measured.Name == "weak" ? 1 : layout.Count);
            output.WriteLine(Text($"| {measured.Name} | {layout.Count} | {layout.Rows} x {layout.Columns} | {layout.GridRows} x {layout.GridColumns} | {steps} ")
                + Text($"| {1000 * measured.StepTime:G3} | {efficiency:F2} | {1000 * new StepModel(layout, costs).StepTime(steps, measured.SpansMachines):G3} |"));
        }
    }

    /// <summary>1, 2, 4, ... and all.</summary>
    private static IEnumerable<int> Counts(int ranks)
    {
        for (var count = 1; count < ranks; count *= 2)
        {
            yield return count;
        }

        yield return ranks;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A grid on some of the ranks.</summary>
    private sealed class Case(string name, Communicator? ranks, BlockLayout layout, int threads, int steps) : IDisposable
    {
        private readonly DistributedJacobi<double>? _grid =
            ranks is null ? null : new(ranks, layout.Rows, layout.Columns, threads, steps);

        private readonly List<double> _times = [];

        public string Name => name;

        public BlockLayout Layout => layout;

        /// <summary>Null on ranks that have no part in it; they wait.</summary>
        public DistributedJacobi<double>? Grid => _grid;

        /// <summary>Whether its ranks are on several machines, where computing overlaps with messages.</summary>
        public bool SpansMachines { get; } = ranks is not null && Spans(ranks);

        /// <summary>Seconds of a step: the median.</summary>
        public double StepTime => _times.Order().ElementAt(_times.Count / 2);

        /// <param name="all">The ranks of the job.</param>
        /// <param name="keep">Whether the time counts; the first one does not, as it warms up.</param>
        public void Measure(Communicator all, bool keep)
        {
            if (!keep)
            {
                // No zeros: between them and a hot edge are numbers so small that processors take their time.
                _grid?.Fill((row, column) => 1 + (row * 31L + column * 17L) % 101);
            }

            all.Barrier();
            var start = Stopwatch.GetTimestamp();
            var taken = 2 * (_grid?.StepsPerExchange ?? 1);
            _grid?.Solve(taken);
            var slowest = all.AllReduce(Stopwatch.GetElapsedTime(start).TotalSeconds / taken, MpiOperation.Max);
            if (keep)
            {
                _times.Add(slowest);
            }
        }

        private static bool Spans(Communicator ranks)
        {
            using var machine = ranks.SplitByMachine();
            return ranks.AllReduce(machine.Size, MpiOperation.Min) < ranks.Size;
        }

        public void Dispose()
        {
            _grid?.Dispose();
            ranks?.Dispose();
        }
    }
}
