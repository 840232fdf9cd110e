// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>One variant made ready for one input: memory, threads, processes. Creating it and <see cref="Load"/> are its
/// preparation; only <see cref="Solve"/> is its time. Used by one thread at a time.</summary>
public interface IKernelRun : IDisposable
{
    /// <summary>Brings the input, unchanged, to where the variant wants it: layout, upload. May be called again.</summary>
    void Load();

    /// <summary>Does the work on what was loaded. Called again without <see cref="Load"/>, it does the same amount of work
    /// again, on whatever the last call left.</summary>
    void Solve();

    /// <summary>The result, in the form that the kernel's equality takes.</summary>
    object ReadBack();
}
