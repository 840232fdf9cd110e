// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>What worker processes do for a kernel. <see cref="WorkerPool.Start{TTask}"/> starts processes that each create one
/// and serve with it until their parent ends them.</summary>
public interface IWorkerTask
{
    /// <summary>Answers the parent's commands. It need not return: the process ends with its parent. An exception ends the worker,
    /// and its text reaches the parent within a <see cref="WorkerException"/>.</summary>
    /// <param name="parent">Where commands come from and answers go to.</param>
    void Serve(WorkerParent parent);
}
