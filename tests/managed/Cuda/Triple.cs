// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Cuda;

/// <summary>A struct that kernels take, without padding.</summary>
internal readonly record struct Triple<T>(T First, T Second, T Third)
    where T : unmanaged;
