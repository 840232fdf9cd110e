// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Talk;
using InteropBridge.Variants;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>What a measured Jacobi run starts from.</summary>
/// <param name="Start">The grid before the first step; not changed by runs.</param>
/// <param name="Shape">Its shape, and the threads.</param>
/// <param name="Steps">Steps to take.</param>
internal sealed record JacobiInput<T>(JacobiGrid<T> Start, JacobiShape Shape, long Steps) : IKernelInput
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public double Work => (double)Shape.Rows * Shape.Columns * Steps;

    public static JacobiInput<T> Create(KernelArguments arguments)
    {
        // A fraction of the work is a fraction of the steps; where a single step is more than that, of the rows.
        var asked = arguments["steps"];
        var steps = Math.Max(Math.Min(asked, 1), (long)(asked * arguments.Fraction));
        var share = Math.Min(1, arguments.Fraction * asked / Math.Max(1, steps));
        var rows = arguments.Count("rows");
        rows = arguments.Fraction < 1 ? Math.Max(1, (int)(rows * share)) : rows;
        var shape = new JacobiShape(rows, arguments.Count("columns"), arguments.Threads);
        var start = TalkGrid.Create<T>(shape.Rows, shape.Columns);
        if (arguments.Seed != 0)
        {
            var random = new Random(arguments.Seed);
            foreach (ref var cell in start.Span)
            {
                cell = T.CreateChecked(random.NextDouble() * 200 - 100);
            }
        }

        return new JacobiInput<T>(start, shape, steps);
    }
}
