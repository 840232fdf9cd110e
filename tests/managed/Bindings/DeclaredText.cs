// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Tests.Bindings;

/// <summary>What ClangSharp's attributes say of a declaration. Their types are embedded in each assembly, and so found by
/// name.</summary>
internal static class DeclaredText
{
    public static string? NativeType(IEnumerable<CustomAttributeData> declared) =>
        Of(declared, "NativeTypeNameAttribute").SingleOrDefault();

    public static string[] Annotations(IEnumerable<CustomAttributeData> declared) =>
        [.. Of(declared, "NativeAnnotationAttribute")];

    private static IEnumerable<string> Of(IEnumerable<CustomAttributeData> declared, string name) => declared
        .Where(attribute => attribute.AttributeType.Name == name)
        .Select(attribute => (string)attribute.ConstructorArguments[0].Value!);
}
