// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Processes;

/// <summary>Progress reported at once and on the reporting thread, which <see cref="Progress{T}"/> does not do.</summary>
internal sealed class Listener(Action<long> report) : IProgress<long>
{
    public void Report(long value) => report(value);
}
