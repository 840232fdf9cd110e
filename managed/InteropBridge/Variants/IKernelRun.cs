// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>One variant prepared for one input: memory, threads, processes. Creating it and <see cref="Load"/> count as
/// preparation; only <see cref="Solve"/> is timed. Not thread-safe.</summary>
public interface IKernelRun : IDisposable
{
    /// <summary>Copies the unchanged input to where the variant needs it: converts the layout, uploads. May be called
    /// again.</summary>
    void Load();

    /// <summary>Does the work on the loaded input. If called again without <see cref="Load"/>, it does the same amount of
    /// work on what the last call left.</summary>
    void Solve();

    /// <summary>Solves several times in a row as <see cref="Solve"/> does, timed by a clock of the run's own: for work that another
    /// process does, so that what it takes to ask for it does not count. Null, with nothing done: the caller's clock is used.</summary>
    /// <param name="repeats">How many times, at least 1.</param>
    /// <returns>The time of all of them.</returns>
    TimeSpan? SolveByOwnClock(int repeats) => null;

    /// <summary>How long a device was at work in the last <see cref="Solve"/>, by its own clock; null if it is not a device that
    /// does the work, or its time is not known.</summary>
    TimeSpan? DeviceTime => null;

    /// <summary>The result, of the type that the kernel's equality method takes.</summary>
    object ReadBack();
}
