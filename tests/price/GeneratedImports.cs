// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Price;

/// <summary>The probes by LibraryImport.</summary>
internal static partial class GeneratedImports
{
    private const string Library = "interopbridge";

    [LibraryImport(Library, EntryPoint = "ib_probe_add")]
    public static partial int Add(int a, int b);

    [LibraryImport(Library, EntryPoint = "ib_probe_first")]
    public static partial int First(ReadOnlySpan<double> x, long length, out double first);

    [LibraryImport(Library, EntryPoint = "ib_probe_length", StringMarshalling = StringMarshalling.Utf8)]
    public static partial long Length(string text);
}
