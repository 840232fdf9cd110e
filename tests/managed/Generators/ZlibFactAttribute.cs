// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>A test that binds the machine's own zlib; where something for it is missing, the reason is shown.</summary>
internal sealed class ZlibFactAttribute : FactAttribute
{
    private static readonly string[] Headers = ["/usr/include/zlib.h", "/usr/local/include/zlib.h",
        "/opt/homebrew/include/zlib.h"];
    private static readonly string[] Libraries = ["libz.so.1", "libz.dylib", "zlib1.dll"];

    public ZlibFactAttribute() => Skip = ClangSharpFactAttribute.Tool is null ? ClangSharpFactAttribute.Missing
        : Header is null ? "zlib.h is not installed (Debian: apt-get install zlib1g-dev)"
        : Library is null ? "the zlib library is not installed (Debian: apt-get install zlib1g)" : null;

    public static string? Header { get; } = Array.Find(Headers, File.Exists);

    public static string? Library { get; } = Array.Find(Libraries, name => NativeLibrary.TryLoad(name, out _));
}
