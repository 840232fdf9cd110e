// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Processes;

/// <summary>A barrier in <see cref="SharedMemory"/>, initially zero. The last participant to arrive changes the generation,
/// which the others watch. A worker that never arrives keeps the others waiting until the parent ends them.</summary>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
public struct SharedBarrier
{
    /// <summary>Its size in bytes.</summary>
    public const int Bytes = 2 * Apart;

    /// <summary>Two cache lines, because processors fetch them in pairs and waiting must not slow down arriving.</summary>
    private const int Apart = 128;

    [FieldOffset(0)]
    private int _arrived;

    [FieldOffset(Apart)]
    private int _generation;

    /// <summary>Waits until all have arrived. Everything written before is visible to all afterwards.</summary>
    /// <param name="participants">The number of participants, the same in every call.</param>
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
