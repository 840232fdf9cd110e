// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Support;

/// <summary>Progress that does something at every report, on the reporting thread.</summary>
internal sealed class Listener(Action<long>? action = null) : IProgress<long>
{
    public List<long> Reports { get; } = [];

    public void Report(long value)
    {
        Reports.Add(value);
        action?.Invoke(value);
    }
}
