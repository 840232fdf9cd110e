// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Managed;

/// <summary>What differs between the platforms that bindings run on.</summary>
/// <param name="Pointer">The bytes of a pointer.</param>
/// <param name="Long">The bytes of C's long.</param>
internal sealed record Target(int Pointer, int Long)
{
    /// <summary>By its runtime identifier, such as <c>win-x86</c>.</summary>
    public static Target Of(string runtimeIdentifier)
    {
        var isSmall = runtimeIdentifier.EndsWith("-x86", StringComparison.Ordinal)
            || runtimeIdentifier.EndsWith("-arm", StringComparison.Ordinal)
            || runtimeIdentifier.EndsWith("-armel", StringComparison.Ordinal);
        var isWindows = runtimeIdentifier.StartsWith("win", StringComparison.Ordinal);
        return new Target(isSmall ? 4 : 8, isSmall || isWindows ? 4 : 8);
    }

    /// <summary>The bytes of a type that C# has a word for, or that .NET has for C; 0 if it is none.</summary>
    public int SizeOf(string type) => type switch
    {
        _ when type.EndsWith('*') || type.StartsWith("delegate*", StringComparison.Ordinal) => Pointer,
        "byte" or "sbyte" or "bool" => 1,
        "short" or "ushort" or "char" => 2,
        "int" or "uint" or "float" => 4,
        "long" or "ulong" or "double" => 8,
        "nint" or "nuint" or "IntPtr" or "UIntPtr" => Pointer,
        "CLong" or "CULong" => Long,
        _ => 0,
    };
}
