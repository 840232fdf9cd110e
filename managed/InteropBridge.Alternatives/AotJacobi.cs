// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge.Alternatives;

/// <summary>Jacobi by the functions of the library that was compiled ahead of time.</summary>
internal sealed unsafe class AotJacobi : JacobiImplementation<double>
{
    private nint _solver;

    /// <param name="shape">The grid's.</param>
    /// <param name="threads">How many.</param>
    public AotJacobi(JacobiShape shape, int threads)
        : base(shape)
    {
        nint solver;
        AotLibrary.Check(AotLibrary.Create(shape.Rows, shape.Columns, threads, &solver));
        _solver = solver;
    }

    /// <summary>In pieces of about a million cells, between which the monitor is asked.</summary>
    public override long Solve(Span<double> grid, long steps, WorkMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var done = 0L;
        var piece = monitor == WorkMonitor.None ? steps : ReportInterval;
        while (done < steps)
        {
            var now = Math.Min(piece, steps - done);
            fixed (double* cells = grid)
            {
                AotLibrary.Check(AotLibrary.Solve(_solver, cells, grid.Length, now));
            }

            done += now;
            if (AskToStop(done, steps, monitor))
            {
                break;
            }
        }

        return done;
    }

    protected override void Dispose(bool disposing)
    {
        if (_solver != 0)
        {
            AotLibrary.Free(_solver);
            _solver = 0;
        }

        base.Dispose(disposing);
    }
}
