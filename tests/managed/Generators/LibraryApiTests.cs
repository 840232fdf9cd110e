// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>The library's own bindings through the generator, called in its own native library.</summary>
public class LibraryApiTests
{
    private const string Caller = """
        using System;
        using InteropBridge.Kernels.Interop;
        [InteropBridge.SafeApi(typeof(Native), Prefix = "ib_", StatusMap = typeof(Map))]
        internal static partial class Api;
        internal static class Map
        {
            public static Exception? ToException(int status) => status is 0 or 5 ? null
                : new InvalidOperationException($"status {status}");
        }
        """;

    private static readonly string Bindings = File.ReadAllText(Path.Combine(Repository.Root,
        "managed/InteropBridge.Kernels/Interop/Generated/Native.g.cs"));

    private static GeneratorRun Run() =>
        GeneratorRun.Of([Caller, "global using Users;", Bindings],
            new MemoryText("interopbridge.h", File.ReadAllText(Path.Combine(Repository.Root, "native/interopbridge.h"))));

    [Fact]
    public void Compiles() => Run().Sound();
}
