// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace Gallery;

/// <summary>A variant with its input and a result made before the clock starts.</summary>
internal sealed class PreparedRun<TInput, TResult>(Action<TInput, TResult> variant, TInput input, TResult result) : IKernelRun
    where TResult : class
{
    public void Load()
    {
    }

    public void Solve() => variant(input, result);

    public object ReadBack() => result;

    public void Dispose()
    {
    }
}
