// SPDX-License-Identifier: MIT
using InteropBridge.Processes;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>What worker processes do for Fibonacci: the first command names the form, every other one a number to
/// compute.</summary>
internal sealed class FibonacciTask : IWorkerTask
{
    public void Serve(WorkerParent parent)
    {
        Func<int, ulong> function = parent.Next() switch
        {
            ["fibonacci", nameof(FibonacciForm.Iterative)] => PlainFibonacci.Iterative,
            ["fibonacci", nameof(FibonacciForm.Recursive)] => PlainFibonacci.Recursive,
            var words => throw new InvalidDataException($"unknown command: {string.Join(' ', words)}"),
        };
        while (true)
        {
            var n = checked((int)WorkerParent.Number(parent.Next()[0]));
            parent.Say($"{n} {function(n)}");
        }
    }
}
