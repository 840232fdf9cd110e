// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Processes;

/// <summary>A barrier in <see cref="SharedMemory"/>, of zeros to begin with. The last to arrive changes the generation, which the
/// others watch. A worker that never arrives keeps the others waiting until the parent ends them.</summary>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
public struct SharedBarrier
{
    /// <summary>What it takes.</summary>
    public const int Bytes = 2 * Apart;

    /// <summary>Two cache lines, as processors fetch them in pairs: those who wait must not slow those who arrive.</summary>
    private const int Apart = 128;

    [FieldOffset(0)]
    private int _arrived;

    [FieldOffset(Apart)]
    private int _generation;

    /// <summary>Waits until all have arrived. What each wrote before is visible to all after it.</summary>
    /// <param name="participants">How many, the same for all.</param>
    public void SignalAndWait(int participants)
    {
        var generation = Volatile.Read(ref _generation);
        if (Interlocked.Increment(ref _arrived) == participants)
        {
            // Nobody arrives again before the generation changes.
            _arrived = 0;
            Volatile.Write(ref _generation, generation + 1);
            return;
        }

        // Never Sleep(1): a step can be shorter than that. Yielding is for machines with fewer free cores than workers.
        var wait = new SpinWait();
        while (Volatile.Read(ref _generation) == generation)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
