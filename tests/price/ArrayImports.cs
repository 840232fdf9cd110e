// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Price;

/// <summary>The probes by DllImport, with arrays and strings that the runtime marshals.</summary>
internal static class ArrayImports
{
    private const string Library = "interopbridge";

#pragma warning disable SYSLIB1054 // LibraryImport is another row.
    [DllImport(Library, EntryPoint = "ib_probe_add")]
    public static extern int Add(int a, int b);

    [DllImport(Library, EntryPoint = "ib_probe_first")]
    public static extern int First(double[] x, long length, out double first);

    [DllImport(Library, EntryPoint = "ib_probe_length")]
    public static extern long Length([MarshalAs(UnmanagedType.LPUTF8Str)] string text);
#pragma warning restore SYSLIB1054
}
