// SPDX-License-Identifier: MIT
namespace InteropBridge.Interop;

/// <summary>A native library could not be loaded; the message says where it was looked for and what to do.</summary>
public sealed class NativeLibraryException : Exception
{
    internal NativeLibraryException(NativeLibraryFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What went wrong.</summary>
    public NativeLibraryFailure Failure { get; }
}
