// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Native;

/// <summary>The table of a header's types that a library may carry.</summary>
internal static class LibraryTable
{
    /// <summary>The name of the table in all of the files of a header's library; null if one of them has none.</summary>
    public static string? NameIn(Request request)
    {
        var files = request.Compiled.Concat(request.Libraries.Select(library => library.Path)).ToList();
        return files.Count == 0 || request.HasAccepted ? null
            : new[] { request.Symbol, request.SymbolOfFolder }.FirstOrDefault(name => files.TrueForAll(file => IsIn(file, name)));
    }

    /// <summary>Whether a library has the table of a request, under one of its names.</summary>
    public static bool IsIn(string library, Request request) => IsIn(library, request.Symbol) || IsIn(library, request.SymbolOfFolder);

    /// <summary>Whether a library of whatever format exports it. A name in a file is followed by a zero.</summary>
    private static bool IsIn(string library, string symbol) => symbol.Length > 0 && File.Exists(library)
        && File.ReadAllBytes(library).AsSpan().IndexOf(Encoding.ASCII.GetBytes(symbol + '\0')) >= 0;
}
