// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.Layout.Native;

/// <summary>The table of a header's types that a library may carry.</summary>
internal static class LibraryTable
{
    /// <summary>Whether a library of whatever format exports it. A name in a file is followed by a zero.</summary>
    public static bool IsIn(string library, string symbol) => symbol.Length > 0 && File.Exists(library)
        && File.ReadAllBytes(library).AsSpan().IndexOf(Encoding.ASCII.GetBytes(symbol + '\0')) >= 0;
}
