// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Processes;

internal static class EntryPoint
{
    private static int Main(string[] arguments) => ParentProgram.Run(arguments) ? 0 : 1;
}
