// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>What worker processes do for Jacobi. The first command gives the element type and the shape.</summary>
internal sealed class JacobiTask : IWorkerTask
{
    public void Serve(WorkerParent parent)
    {
        switch (parent.Next())
        {
            case ["jacobi", "f64", var rows, var columns, var workers, var index]:
                Serve<double>(parent, Shape(rows, columns, workers), Int(index));
                break;
            case ["jacobi", "f32", var rows, var columns, var workers, var index]:
                Serve<float>(parent, Shape(rows, columns, workers), Int(index));
                break;
            case var words:
                throw new InvalidDataException($"unknown command: {string.Join(' ', words)}");
        }
    }

    private static void Serve<T>(WorkerParent parent, JacobiShape shape, int index)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var worker = new JacobiWorker<T>(parent, shape, index);
        worker.Serve();
    }

    private static JacobiShape Shape(string rows, string columns, string workers) => new(Int(rows), Int(columns), Int(workers));

    private static int Int(string word) => checked((int)WorkerParent.Number(word));
}
