// SPDX-License-Identifier: MIT
namespace InteropBridge.Interop;

/// <summary>The C spelling of a type, where C# has no word for it. Written by ClangSharp.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    /// <summary>As the header spells it.</summary>
    public string Name { get; } = name;
}
