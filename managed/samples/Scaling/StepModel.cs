// SPDX-License-Identifier: MIT
using InteropBridge.Mpi.Arrays;

/// <summary>The time of a step of DistributedJacobi, from costs. docs/scaling.md has the equations.</summary>
/// <param name="Layout">The grid and its blocks, one a rank.</param>
/// <param name="Costs">What a rank and a message cost.</param>
/// <param name="MachineRows">Blocks of a machine, one below the other: its ranks share its connection to the network.</param>
/// <param name="MachineColumns">Blocks of a machine, side by side.</param>
internal sealed record StepModel(BlockLayout Layout, StepCosts Costs, int MachineRows = 1, int MachineColumns = 1)
{
    private const int CellSize = sizeof(double), MostSteps = 4096;

    // Those of the rank with the most: its sides that are cut, in each direction, and its rows and columns.
    private int CutRows => Math.Min(2, Layout.GridRows - 1);

    private int CutColumns => Math.Min(2, Layout.GridColumns - 1);

    private double Rows => Math.Ceiling((double)Layout.Rows / Layout.GridRows);

    private double Columns => Math.Ceiling((double)Layout.Columns / Layout.GridColumns);

    /// <summary>The shortest side that is cut: no more layers than that can be exchanged.</summary>
    private int Shortest => Math.Min(
        CutRows > 0 ? Layout.Rows / Layout.GridRows : int.MaxValue, CutColumns > 0 ? Layout.Columns / Layout.GridColumns : int.MaxValue);

    /// <summary>Steps between two exchanges as InteropBridge.Kernels chooses them.</summary>
    public int ChosenSteps => Shortest == int.MaxValue ? 128 : Math.Clamp((int)Math.Sqrt(4.0 * Shortest), 1, Math.Min(128, Shortest));

    /// <summary>Those that the model finds best.</summary>
    /// <param name="overlaps">Whether computing overlaps with messages where it can.</param>
    public int BestSteps(bool overlaps) => Enumerable.Range(1, Math.Min(Shortest, MostSteps)).MinBy(steps => StepTime(steps, overlaps));

    /// <summary>Seconds of a step.</summary>
    /// <param name="steps">K: steps between two exchanges.</param>
    /// <param name="overlaps">Whether computing overlaps with messages where it can.</param>
    public double StepTime(int steps, bool overlaps)
    {
        var strips = overlaps ? Strips(steps) : 0;
        var (area, exchange) = (Area(steps) * (steps + Costs.Call) / Costs.Rate, Exchange(steps));
        var time = strips > 0 ? Math.Max(area, exchange) + strips * (steps + Costs.Call) / Costs.Rate : area + exchange;
        return (time + Agreement) / steps;
    }

    /// <summary>What of a rank's time is spent on its own cells, each once: 1 is perfect.</summary>
    public double Efficiency(int steps, bool overlaps) => Rows * Columns / Costs.Rate / StepTime(steps, overlaps);

    /// <summary>Cells of the block with the layers around it.</summary>
    public double Area(int steps) => (Rows + CutRows * steps) * (Columns + CutColumns * steps);

    /// <summary>Cells that are stepped again once the messages are there: three layers along a cut for each that counts. 0 where a
    /// block is too small for that, and where there are no cuts.</summary>
    public double Strips(int steps) => (CutRows > 0 && Rows < 2 * steps) || (CutColumns > 0 && Columns < 2 * steps) ? 0
        : 3.0 * steps * (CutRows * (Columns + CutColumns * steps) + CutColumns * Rows);

    /// <summary>A message to each neighbour, those at the corners included.</summary>
    private double Exchange(int steps) => ((CutRows + 1) * (CutColumns + 1) - 1) * Costs.Latency + Bytes(steps) / Costs.Bandwidth;

    /// <summary>What a machine sends for so many steps; messages within it count as free.</summary>
    public double Bytes(int steps)
    {
        var (rows, columns) = (MachineRows * Rows, MachineColumns * Columns);
        var (cutRows, cutColumns) = (Math.Min(2, Layout.GridRows / MachineRows - 1), Math.Min(2, Layout.GridColumns / MachineColumns - 1));
        return ((rows + cutRows * steps) * (columns + cutColumns * steps) - rows * columns) * CellSize;
    }

    /// <summary>All ranks agree whether to stop, along a tree.</summary>
    private double Agreement => Math.Ceiling(Math.Log2(Layout.Count)) * Costs.Latency;
}
