// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Kernels;
using InteropBridge.Variants;

namespace InteropBridge.Tests.Support;

/// <summary>The kernels that the tests run over.</summary>
internal static class Catalog
{
    [ModuleInitializer]
    internal static void Fill() => KernelCatalog.Add(typeof(Jacobi).Assembly);

    /// <summary>Arguments for any kernel of the catalog: each takes the sizes that it declares.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="extents">Rows, and the length of lists. There are as many bodies as cells.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="steps">Steps.</param>
    public static KernelArguments Arguments(Kernel kernel, (int Rows, int Count) extents, int columns, int steps) =>
        kernel.CreateArguments(new Dictionary<string, long>
        {
            ["rows"] = extents.Rows,
            ["columns"] = columns,
            ["steps"] = steps,
            ["count"] = extents.Count,
            ["bodies"] = extents.Rows * columns,
        });
}
