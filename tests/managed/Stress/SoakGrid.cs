// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Stress;

/// <summary>A grid with its state after each step, and what is done to it at random: solved by any variant, stopped at any point, by a
/// solver that is then disposed of or left to the collector.</summary>
internal sealed class SoakGrid<T>(int rows, int columns, int steps, int seed) : ISoakGrid
    where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private static readonly string[] Ids = [.. Jacobi.Variants<T>().Where(variant => variant.IsAvailable).Select(variant => variant.Id)];
    private readonly T[][] _states = States(rows, columns, steps, seed);

    /// <exception cref="InvalidOperationException">Other bits than those of the plain loop.</exception>
    public void Solve(Random random)
    {
        var id = Ids[random.Next(Ids.Length)];
        if (id == JacobiVariant.ManagedProcesses && random.Next(500) != 0)
        {
            id = JacobiVariant.CSerial; // starting a worker takes a hundred times longer than a solve
        }

        var solver = new JacobiSolver<T>(rows, columns, id, random.Next(1, 4));
        var cells = new T[(rows + 2) * (columns + 2)];
        for (var solves = random.Next(1, 4); solves > 0; solves--)
        {
            _states[0].CopyTo(cells, 0);
            var wanted = random.Next(steps + 1);
            var done = Run(solver, cells, wanted, random);
            if (!MemoryMarshal.AsBytes<T>(cells).SequenceEqual(MemoryMarshal.AsBytes<T>(_states[done])))
            {
                throw new InvalidOperationException($"{id}, {typeof(T).Name}, {rows} x {columns}: other bits after {done} of {wanted} steps");
            }
        }

        if (random.Next(4) != 0)
        {
            solver.Dispose();
        }
    }

    /// <returns>The steps taken: fewer where the listener stopped it.</returns>
    private static long Run(JacobiSolver<T> solver, T[] cells, int wanted, Random random)
    {
        if (random.Next(3) != 0)
        {
            solver.Solve(cells, wanted);
            return wanted;
        }

        using var source = new CancellationTokenSource();
        var last = random.Next(wanted + 2);
        if (last == 0)
        {
            source.Cancel();
        }

        try
        {
            solver.Solve(cells, wanted, new Listener(done => StopAt(last, done, source)), source.Token);
            return wanted;
        }
        catch (WorkCanceledException stopped)
        {
            return stopped.Done;
        }
    }

    private static void StopAt(long last, long done, CancellationTokenSource source)
    {
        if (done >= last)
        {
            source.Cancel();
        }
    }

    private static T[][] States(int rows, int columns, int steps, int seed)
    {
        var states = new T[steps + 1][];
        states[0] = Grids.Finite<T>(rows, columns, seed);
        for (var step = 1; step <= steps; step++)
        {
            states[step] = Reference.Jacobi<T>(states[step - 1], rows, columns, 1);
        }

        return states;
    }
}
