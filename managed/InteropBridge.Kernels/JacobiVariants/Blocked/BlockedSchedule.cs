// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The order of a blocked solve: groups of passes dealt out to threads, each in bands and blocks. A thread follows the
/// one with the group before by a counter of finished rows; nobody waits for all.</summary>
/// <param name="kernel">What sweeps.</param>
/// <param name="plan">Its sizes.</param>
/// <param name="scratch">As many bytes as the plan says, aligned as its counters want it.</param>
/// <param name="askToStop">Asked by thread 0, before each of its groups, with the steps complete by then. Steps that other
/// threads have begun are completed.</param>
internal sealed unsafe class BlockedSchedule(IBlockedKernel kernel, BlockedPlan plan, byte* scratch, Func<long, bool> askToStop)
{
    /// <summary>Added to the count of granted groups when no more will be.</summary>
    private const long Stopped = 1L << 62;

    private void* _grid;
    private long _steps;
    private long _passes;
    private long _groups;

    /// <summary>Valid once every thread has returned from <see cref="Run"/>.</summary>
    public long StepsDone { get; private set; }

    /// <summary>Whether some tile counts as one with subnormal numbers, after a solve; for tests.</summary>
    internal bool HasMetSubnormals => new ReadOnlySpan<byte>(scratch + plan.WatchOffset, checked((int)plan.WatchBytes)).ContainsAnyExcept((byte)0);

    private long* Granted => (long*)scratch;

    private byte* Lifted => scratch + plan.LiftedOffset;

    /// <summary>Prepares a solve of a grid that stays where it is until all threads have returned.</summary>
    public void Begin(void* grid, long steps)
    {
        _grid = grid;
        _steps = steps;
        _passes = BlockedPlan.CeilingDivide(steps, TileShape.Levels);
        // As many groups for every thread, as far as there are passes enough.
        var groups = BlockedPlan.CeilingDivide(_passes, plan.GroupPasses);
        _groups = Math.Min(_passes, BlockedPlan.CeilingDivide(groups, plan.Threads) * plan.Threads);
        new Span<byte>(scratch, (1 + plan.Threads) * BlockedPlan.CounterBytes).Clear();
        new Span<byte>(scratch + plan.WatchOffset, checked((int)plan.WatchBytes)).Clear();
    }

    /// <summary>A thread's share. Threads wait for each other: all of them have to run, but one core is enough.</summary>
    public void Run(int thread)
    {
        var lowered = 1 + thread * plan.BandRows;
        for (long group = thread; MayRun(thread, group); group += plan.Threads)
        {
            RunGroup(thread, group, ref lowered);
        }

        var groups = Await(Granted, Stopped) - Stopped;
        var passes = FirstPass(groups);
        while (groups > 0 && lowered <= plan.Rows)
        {
            var end = Math.Min(lowered + plan.BandRows, plan.Rows + 1);
            AwaitRows(groups - 1, end);
            Lower(ref lowered, end, passes);
        }

        if (thread == 0)
        {
            StepsDone = StepsBefore(passes);
        }
    }

    /// <summary>Thread 0 asks for leave before each of its groups and grants the others theirs.</summary>
    private bool MayRun(int thread, long group)
    {
        if (thread == 0)
        {
            var complete = StepsBefore(FirstPass(Math.Max(0, group - plan.Threads + 1)));
            var isOver = group >= _groups || askToStop(complete);
            Volatile.Write(ref *Granted, isOver ? Stopped + Math.Min(group, _groups) : Math.Min(group + plan.Threads, _groups));
        }

        return group < (Await(Granted, group + 1) & ~Stopped);
    }

    private void RunGroup(int thread, long group, ref long lowered)
    {
        long firstPass = FirstPass(group), endPass = FirstPass(group + 1), finished = 0;
        var levels = (endPass - firstPass) * TileShape.Levels;
        var bands = BlockedPlan.CeilingDivide(plan.Rows + 2 + levels, plan.BandRows);
        var tiles = plan.Tiles + (endPass - firstPass - 1) * plan.Tile.Lag;
        var blocks = BlockedPlan.CeilingDivide(tiles, plan.BlockTiles);
        for (long band = 0; band < bands; band++)
        {
            AwaitArrival(group, band);
            for (long block = 0; block < blocks; block++)
            {
                for (var pass = firstPass; pass < endPass; pass++)
                {
                    Sweep(thread, band, block, firstPass, pass);
                }
            }

            var now = Math.Min((band + 1) * plan.BandRows - levels, plan.Rows + 2);
            if (now > finished)
            {
                finished = now;
                Volatile.Write(ref *FinishedRows(group), Ticket(group, now));
                if (group + 1 == _groups)
                {
                    Lower(ref lowered, now, _passes);
                }
            }
        }
    }

    /// <summary>The rows of a band come from the group before; for the first group they are lifted.</summary>
    private void AwaitArrival(long group, long band)
    {
        long begin = band * plan.BandRows, end = Math.Min(begin + plan.BandRows, plan.Rows + 2);
        if (group > 0)
        {
            AwaitRows(group - 1, Math.Min(end + plan.BandRows, plan.Rows + 2)); // What is fetched ahead, too.
        }
        else if (begin < end)
        {
            kernel.Lift(plan, _grid, Lifted, begin, end);
        }
    }

    private void Sweep(int thread, long band, long block, long firstPass, long pass)
    {
        var index = pass - firstPass;
        var begin = band * plan.BandRows - index * TileShape.Levels;
        var sweep = new BlockedSweep
        {
            Steps = StepsBefore(pass + 1) - StepsBefore(pass),
            Drift = Drift(pass),
            TileBegin = Math.Max(0, block * plan.BlockTiles - index * plan.Tile.Lag),
            TileEnd = Math.Min(plan.Tiles, (block + 1) * plan.BlockTiles - index * plan.Tile.Lag),
            RowBegin = Math.Max(begin, 0),
            RowEnd = Math.Min(begin + plan.BandRows, plan.Rows + TileShape.Levels + 2),
            Ahead = FindAhead(block, index),
            Lifted = Lifted,
            Memory = scratch + plan.PassesOffset + (thread * plan.GroupPasses + index) * plan.PassBytes,
            Watch = plan.WatchesSubnormals
                ? scratch + plan.WatchOffset + (thread * plan.Bands + band) * (plan.Tiles + 2) + 1 : null,
        };
        if (!sweep.IsEmpty)
        {
            kernel.Sweep(plan, sweep);
        }
    }

    /// <summary>The first pass of a group would have to fetch the next block's rows from beyond the L2 cache, the others
    /// nothing. So each of the others fetches one vector column (or one line's worth) of every tile for it.</summary>
    /// <returns>How far that column is, in vectors, from the one that a tile of this pass reads.</returns>
    private long FindAhead(long block, long index)
    {
        var column = (index - 1) * BlockedPlan.LineVectors(plan.Tile);
        if (index == 0 || column >= plan.Tile.Width)
        {
            return 0;
        }

        // After the last block of a band comes what is below, on the left.
        var isLast = (block + 1) * plan.BlockTiles >= plan.Tiles;
        var tiles = index * plan.Tile.Lag + (isLast ? -block : 1) * plan.BlockTiles;
        var rows = index * TileShape.Levels + (isLast ? plan.BandRows : 0);
        return rows * plan.Stride + tiles * plan.Tile.Width + column;
    }

    /// <summary>Lowers this thread's share of the rows below <paramref name="finished"/>: pieces of a band's size, dealt out in
    /// turn. <paramref name="next"/> is the first row not yet lowered.</summary>
    private void Lower(ref long next, long finished, long passes)
    {
        while (next <= plan.Rows && Math.Min(next + plan.BandRows, plan.Rows + 1) <= finished)
        {
            kernel.Lower(plan, Lifted, _grid, next, Math.Min(next + plan.BandRows, plan.Rows + 1), Drift(passes));
            next += plan.Threads * plan.BandRows;
        }
    }

    /// <summary>Groups differ by one pass at most.</summary>
    private long FirstPass(long group)
    {
        var (whole, longer) = Math.DivRem(_passes, Math.Max(1, _groups));
        return group * whole + Math.Min(group, longer);
    }

    private long StepsBefore(long pass) => Math.Min(_steps, pass * TileShape.Levels);

    /// <summary>The grid turns by a cell a level, also in a pass that takes fewer steps.</summary>
    private long Drift(long passes) => passes * TileShape.Levels % plan.Ring;

    /// <summary>The counter of the thread that has a group.</summary>
    private long* FinishedRows(long group) =>
        (long*)(scratch + (1 + group % plan.Threads) * BlockedPlan.CounterBytes);

    /// <summary>Rows finished by a group, counted on from the groups before it so that a counter only grows.</summary>
    private long Ticket(long group, long rows) => group * (plan.Rows + 2) + rows;

    private void AwaitRows(long group, long rows) => Await(FinishedRows(group), Ticket(group, rows));

    private static long Await(long* counter, long atLeast)
    {
        // Never Sleep(1): a band can take less than that. Yielding is for machines with fewer free cores than threads.
        var wait = new SpinWait();
        long value;
        while ((value = Volatile.Read(ref *counter)) < atLeast)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        return value;
    }
}
