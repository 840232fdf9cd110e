// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Generators;
using InteropBridge.Tests.Loader;
using InteropBridge.Tests.Mpi;
using InteropBridge.Tests.Processes;
using InteropBridge.Tests.Stress;

namespace InteropBridge.Tests;

/// <summary>The test assembly as a program of its own, for what only a fresh process can show: an environment set from the
/// start, another folder to run in, a death. An assembly that is there anyway needs no second project.</summary>
internal static class EntryPoint
{
    private static int Main(string[] arguments) =>
        ParentProgram.Run(arguments) || CostProgram.Run(arguments) ? 0
        : StressProgram.Run(arguments) ?? SoakProgram.Run(arguments) ?? MpiProgram.Run(arguments) ?? ChildProgram.Run(arguments);
}
