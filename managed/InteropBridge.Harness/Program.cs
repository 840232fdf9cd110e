// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Bench;

return new RootCommand("Compares managed C# with native kernels") { BenchCommand.Create() }.Parse(args).Invoke();
