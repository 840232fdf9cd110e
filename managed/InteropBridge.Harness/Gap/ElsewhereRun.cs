// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The run of a row that another process has measured: there is nothing to do here.</summary>
internal sealed class ElsewhereRun : IKernelRun
{
    public void Load() => throw Gone();

    public void Solve() => throw Gone();

    public object ReadBack() => throw Gone();

    public void Dispose()
    {
    }

    private static InvalidOperationException Gone() => new("this row was measured by another process");
}
