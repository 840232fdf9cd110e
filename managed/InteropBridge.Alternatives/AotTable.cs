// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Variants;

namespace InteropBridge.Alternatives;

/// <summary>The managed blocked forms, compiled ahead of time and called through C.</summary>
internal static class AotTable
{
    [Variant("managed-aot", Backend = "aot", DiffersFrom = "managed-blocked", Differs = "ahead of time",
        Description = "managed-blocked in a Native AOT library, called through its C functions")]
    public static JacobiImplementation<double> Serial(JacobiShape shape) => new AotJacobi(shape, threads: 1);

    [Variant("managed-aot-threads", Backend = "aot", Parallel = true, DiffersFrom = "managed-blocked-threads", Differs = "ahead of time",
        Description = "managed-blocked-threads in a Native AOT library, called through its C functions")]
    public static JacobiImplementation<double> Threads(JacobiShape shape) => new AotJacobi(shape, shape.Threads);
}
