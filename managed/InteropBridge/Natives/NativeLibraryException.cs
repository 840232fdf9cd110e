// SPDX-License-Identifier: MIT
namespace InteropBridge.Natives;

/// <summary>A native library could not be loaded; the message says where it was searched for and what to do.</summary>
public sealed class NativeLibraryException : Exception
{
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">What happened, why, and what to do.</param>
    /// <param name="inner">The exception behind it; null for none.</param>
    public NativeLibraryException(NativeLibraryFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What went wrong.</summary>
    public NativeLibraryFailure Failure { get; }
}
