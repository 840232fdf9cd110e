// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Bench;

/// <summary>Tests that redirect the console, which the whole process shares: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(WholeConsole), DisableParallelization = true)]
public sealed class WholeConsole;
