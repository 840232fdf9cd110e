// SPDX-License-Identifier: MIT
#nullable enable
using System;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>A native library was not loaded. It is what .NET throws for that, as the type itself is nobody else's to
/// catch.</summary>
internal sealed class LoadException : DllNotFoundException
{
    public LoadException(LoadFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    public LoadFailure Failure { get; }
}
