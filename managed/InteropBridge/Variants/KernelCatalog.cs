// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>The kernels that this process knows: those of every assembly added.</summary>
public static class KernelCatalog
{
    private static readonly Lock Gate = new();
    private static readonly List<Assembly> Assemblies = [];
    private static CatalogContents _contents = new([], []);

    /// <summary>All kernels, in the order of the assemblies and their tables.</summary>
    public static IReadOnlyList<Kernel> Kernels => Volatile.Read(ref _contents).Kernels;

    /// <summary>All back ends: InteropBridge's own, then those of the assemblies.</summary>
    public static IReadOnlyList<Backend> Backends => Volatile.Read(ref _contents).Backends;

    /// <summary>Adds an assembly's tables: new kernels, or more variants of known ones. Adding an assembly again has no
    /// effect.</summary>
    /// <exception cref="InvalidOperationException">A table is wrong; the message says which one and what is wrong. Nothing
    /// was added.</exception>
    public static void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        lock (Gate)
        {
            if (!Assemblies.Contains(assembly))
            {
                Volatile.Write(ref _contents, CatalogContents.Read([.. Assemblies, assembly]));
                Assemblies.Add(assembly);
            }
        }
    }

    /// <summary>The kernel with the given name and element type.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the available ones.</exception>
    public static Kernel Find(string name, string type) =>
        Kernels.FirstOrDefault(kernel => kernel.Name == name && kernel.Type == type) ?? throw new ArgumentException(
            $"there is no kernel {name} for {type}. There are: {string.Join(", ", Kernels)}.", nameof(name));

    /// <summary>The kernels of the given assemblies only.</summary>
    /// <exception cref="InvalidOperationException">A table is wrong; the message says which one and what is
    /// wrong.</exception>
    public static IReadOnlyList<Kernel> Read(IEnumerable<Assembly> assemblies) => CatalogContents.Read([.. assemblies]).Kernels;
}
