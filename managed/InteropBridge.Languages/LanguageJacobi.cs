// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge.Languages;

/// <summary>A function that takes all steps in the caller's grid and a scratch grid.</summary>
/// <param name="shape">The grid's.</param>
/// <param name="solve">The language's function.</param>
internal sealed class LanguageJacobi(JacobiShape shape, LanguageJacobi.SolveFunction solve) : JacobiImplementation<double>(shape)
{
    private readonly double[] _scratch = new double[shape.Length];

    public delegate void SolveFunction(Span<double> grid, Span<double> scratch, JacobiShape shape, long steps);

    /// <summary>In pieces of about a million cells, between which the monitor is asked.</summary>
    public override long Solve(Span<double> grid, long steps, WorkMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var done = 0L;
        var piece = monitor == WorkMonitor.None ? steps : ReportInterval;
        while (done < steps)
        {
            var now = Math.Min(piece, steps - done);
            solve(grid, _scratch, Shape, now);
            done += now;
            if (AskToStop(done, steps, monitor))
            {
                break;
            }
        }

        return done;
    }
}
