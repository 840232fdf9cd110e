// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Reflection;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>Refuses to measure what was not optimized, or runs under a debugger: it can be seven times slower, and nothing in the
/// figures would show it.</summary>
internal static class Optimized
{
    private const string Option = "--allow-debug";

    /// <exception cref="UsageException">An assembly or a native library was built without optimization, or a debugger is
    /// attached.</exception>
    public static void Require(IReadOnlyList<PlannedRow> rows)
    {
        var problem = DebuggerProblem(Debugger.IsAttached, SystemFiles.Tracer())
            ?? rows.Select(row => row.Variant.Assembly).Distinct().Where(IsUnoptimized).Select(AssemblyProblem).FirstOrDefault()
            ?? rows.Where(row => row.Variant.Backend?.IsManaged != true).Select(row => row.Variant.Assembly).Distinct()
                .SelectMany(NativeOptimization.Problems).Select(LibraryProblem).FirstOrDefault();
        if (problem is not null)
        {
            throw new UsageException(problem);
        }
    }

    /// <param name="isAttached">Whether a managed debugger is attached.</param>
    /// <param name="tracer">The process that traces this one, such as gdb or strace; 0 if none does.</param>
    /// <returns>What to say; null if there is none.</returns>
    internal static string? DebuggerProblem(bool isAttached, int tracer) =>
        isAttached ? $"A debugger is attached, which slows managed code down. Run without it, or measure it so with {Option}."
            : tracer != 0 ? $"Process {tracer}, a debugger or tracer, is attached to the process that measures, which slows it down. "
                + $"Detach it, or measure it so with {Option}."
            : null;

    private static string AssemblyProblem(Assembly assembly) => $"{assembly.GetName().Name} was built without optimization (Debug): its "
        + $"managed variants would be measured many times too slow. Build it with -c Release, or measure it so with {Option}.";

    private static string LibraryProblem(string problem) => $"{char.ToUpperInvariant(problem[0])}{problem[1..]}: its variants would be "
        + "measured many times too slow. Build it with -c Release, without -p:NativeConfiguration=Debug, -p:NativeSanitize=true or -O0 in "
        + $"its options, or measure it so with {Option}.";

    private static bool IsUnoptimized(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;
}
