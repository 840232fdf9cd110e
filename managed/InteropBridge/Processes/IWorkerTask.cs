// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>What worker processes do for a kernel. Each process that <see cref="WorkerPool.Start{TTask}"/> starts creates
/// one of these and runs it.</summary>
public interface IWorkerTask
{
    /// <summary>Answers the parent's commands. It does not have to return: the process ends with its parent. An exception
    /// ends the worker, and the parent gets its text in a <see cref="WorkerException"/>.</summary>
    /// <param name="parent">The source of commands and the destination of answers.</param>
    void Serve(WorkerParent parent);
}
