// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InteropBridge.Layout.Reporting;

/// <summary>Finds in a compiled assembly which functions of C have a safe method or belong to a handle.</summary>
internal static class SafeCalls
{
    private const byte Call = 0x28;
    private const byte LoadFunction = 0x06; // behind 0xFE

    /// <returns>The names of the functions that generated code calls.</returns>
    public static IReadOnlySet<string> In(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var imports = metadata.MethodDefinitions.Where(handle => IsImport(metadata.GetMethodDefinition(handle)))
            .ToDictionary(handle => 0x06000000 | MetadataToken(handle), handle => metadata.GetMethodDefinition(handle));
        var found = new HashSet<string>();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => IsGenerated(metadata, type)))
        {
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                if (IsImport(method)) // declared again, for a fast call
                {
                    found.Add(metadata.GetString(method.GetImport().Name));
                }
                else if (method.RelativeVirtualAddress != 0)
                {
                    var body = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
                    found.UnionWith(Tokens(body).Where(imports.ContainsKey).Select(token => metadata.GetString(imports[token].GetImport().Name)));
                }
            }
        }

        return found;
    }

    private static int MetadataToken(MethodDefinitionHandle handle) => System.Reflection.Metadata.Ecma335.MetadataTokens.GetRowNumber(handle);

    private static bool IsImport(MethodDefinition method) => (method.Attributes & System.Reflection.MethodAttributes.PinvokeImpl) != 0;

    /// <summary>A class marked [SafeApi], one within it, or a handle.</summary>
    private static bool IsGenerated(MetadataReader metadata, TypeDefinition type) =>
        type.GetDeclaringType() is { IsNil: false } outer && IsGenerated(metadata, metadata.GetTypeDefinition(outer))
        || type.BaseType is { IsNil: false, Kind: HandleKind.TypeReference } parent
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == "SafeHandle"
        || type.GetCustomAttributes().Any(handle => AttributeName(metadata, metadata.GetCustomAttribute(handle)) == "SafeApiAttribute");

    private static string AttributeName(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetString(metadata.GetTypeDefinition(
            metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name),
        _ => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) : "",
    };

    /// <summary>Every four bytes that may be what a call calls.</summary>
    private static IEnumerable<int> Tokens(byte[] body)
    {
        for (var i = 0; i + 4 < body.Length; i++)
        {
            if (body[i] == Call || body[i] == LoadFunction && i > 0 && body[i - 1] == 0xFE)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(i + 1));
            }
        }
    }
}
