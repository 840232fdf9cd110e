// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>The kernels and back ends that a list of assemblies declares.</summary>
internal sealed record CatalogContents(IReadOnlyList<Kernel> Kernels, IReadOnlyList<Backend> Backends)
{
    /// <exception cref="InvalidOperationException">A table is wrong; the message says which one and what is
    /// wrong.</exception>
    public static CatalogContents Read(IReadOnlyList<Assembly> assemblies)
    {
        var common = BackendsOf(typeof(CatalogContents).Assembly);
        var (kernels, backends) = (new List<Kernel>(), common.ToList());
        foreach (var assembly in assemblies)
        {
            var own = BackendsOf(assembly);
            backends.AddRange(own);
            foreach (var table in assembly.GetCustomAttributes<KernelTableAttribute>())
            {
                var kernel = kernels.Find(known => known.Name == table.Kernel && known.Type == table.Type);
                if (kernel is null)
                {
                    kernels.Add(kernel = new Kernel(table));
                }

                kernel.Add(new TableReader(table.Table), name => Find(name, own, common, backends, table.Table));
            }
        }

        kernels.ForEach(kernel => kernel.CheckComplete());
        return new(kernels, backends);
    }

    /// <summary>The assembly's own back ends come first, then InteropBridge's, then those of assemblies added before,
    /// because a table that adds variants to another assembly's kernel can use that assembly's back ends.</summary>
    private static Backend Find(string name, List<Backend> own, List<Backend> common, List<Backend> all, Type table) =>
        own.Find(backend => backend.Name == name) ?? common.Find(backend => backend.Name == name)
        ?? all.Find(backend => backend.Name == name)
        ?? throw new InvalidOperationException($"{table} names a back end \"{name}\". There are: "
            + $"{string.Join(", ", all.Select(backend => backend.Name).Distinct())}. Declare it with [assembly: KernelBackends(...)].");

    private static List<Backend> BackendsOf(Assembly assembly) =>
        [.. assembly.GetCustomAttributes<KernelBackendsAttribute>().SelectMany(declaration => Properties(declaration.Type))];

    private static IEnumerable<Backend> Properties([DynamicallyAccessedMembers(KernelBackendsAttribute.Members)] Type type) =>
        type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType == typeof(Backend)).Select(property => (Backend)property.GetValue(null)!);
}
