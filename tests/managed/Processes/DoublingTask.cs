// SPDX-License-Identifier: MIT
using InteropBridge.Processes;

namespace InteropBridge.Tests.Processes;

/// <summary>Doubles the first number of the shared memory into the second.</summary>
public sealed class DoublingTask : IWorkerTask
{
    public void Serve(WorkerParent parent)
    {
        if (parent.Next() is ["double", var bytes])
        {
            using var memory = parent.OpenSharedMemory(WorkerParent.Number(bytes));
            memory.Span<long>(sizeof(long), 1)[0] = 2 * memory.Span<long>(0, 1)[0];
            parent.Say($"done");
        }
    }
}
