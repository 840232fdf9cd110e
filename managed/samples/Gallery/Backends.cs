// SPDX-License-Identifier: MIT
using Gallery;
using InteropBridge;
using InteropBridge.Variants;

[assembly: KernelBackends(typeof(Backends))]

namespace Gallery;

/// <summary>What the C variants need in order to run.</summary>
internal static class Backends
{
    public static Backend C { get; } = new(
        "c", "C with OpenMP", () => KernelLibraries.UnavailableReason(), "Build the project where CMake and a C compiler are.",
        () => KernelLibraries.Details());
}
