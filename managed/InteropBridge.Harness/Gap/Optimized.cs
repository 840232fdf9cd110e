// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Reflection;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>Refuses to measure what the JIT was told not to optimize: it can be seven times slower, and nothing in the figures
/// would show it.</summary>
internal static class Optimized
{
    /// <exception cref="UsageException">An assembly was built without optimization, or a debugger is attached.</exception>
    public static void Require(IEnumerable<PlannedRow> rows)
    {
        if (Debugger.IsAttached)
        {
            throw new UsageException("A debugger is attached, which slows managed code down: run without it, or with --allow-debug.");
        }

        foreach (var assembly in rows.Select(row => row.Variant.Assembly).Distinct().Where(IsUnoptimized))
        {
            throw new UsageException($"{assembly.GetName().Name} was built without optimization (Debug): its managed variants "
                + "would be measured many times too slow. Build it with -c Release, or measure it so with --allow-debug.");
        }
    }

    private static bool IsUnoptimized(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;
}
