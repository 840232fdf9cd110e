// SPDX-License-Identifier: MIT
#nullable enable
using System;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>A native library was not loaded. Derived from the exception that .NET throws for that, because callers cannot
/// see this type.</summary>
internal sealed class LoadException : DllNotFoundException
{
    public LoadException(LoadFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    public LoadFailure Failure { get; }
}
