// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;

namespace InteropBridge.Tests.Bindings;

/// <summary>A DllImport as C sees it: its type, and what it says of its parameters.</summary>
internal sealed record BoundFunction(
    string Name, string Library, string Type, IReadOnlyList<BoundParameter> Parameters, string[] Annotations)
{
    public static BoundFunction Of(MethodInfo method)
    {
        var import = method.GetCustomAttribute<DllImportAttribute>()!;
        if (import.CallingConvention != CallingConvention.Cdecl || import.SetLastError || !import.PreserveSig)
        {
            throw new InvalidOperationException($"{method.Name} is not a plain cdecl import");
        }

        var parameters = method.GetParameters()
            .Select(parameter => new BoundParameter(parameter.Name!, CType.Of(parameter),
                DeclaredText.Annotations(parameter.CustomAttributes))).ToList();
        var list = parameters.Count == 0 ? "void" : string.Join(", ", parameters.Select(parameter => parameter.Type));
        var type = $"{CType.Of(method.ReturnParameter)} ({list})";
        return new BoundFunction(import.EntryPoint ?? method.Name, import.Value, type, parameters,
            DeclaredText.Annotations(method.CustomAttributes));
    }

    /// <summary>Typedef names the binding claims to know the meaning of, with that meaning.</summary>
    public static IEnumerable<(string Claimed, string Derived)> Claims(MethodInfo method) =>
        from parameter in method.GetParameters().Append(method.ReturnParameter)
        let name = DeclaredText.NativeType(parameter.CustomAttributes)
        where name is not null
        select (name, CType.Of(parameter));
}
