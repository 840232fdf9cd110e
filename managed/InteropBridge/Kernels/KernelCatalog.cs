// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Kernels;

/// <summary>The kernels known to this process: those of this library, and those of every assembly added.</summary>
public static class KernelCatalog
{
    private static readonly Lock Gate = new();
    private static readonly List<Assembly> Assemblies = [typeof(KernelCatalog).Assembly];
    private static IReadOnlyList<Kernel>? _kernels;

    /// <summary>All kernels, in the order of the assemblies and their tables.</summary>
    /// <exception cref="InvalidOperationException">A table is wrong; the message says which and how.</exception>
    public static IReadOnlyList<Kernel> Kernels
    {
        get
        {
            lock (Gate)
            {
                return _kernels ??= Read(Assemblies);
            }
        }
    }

    /// <summary>Adds an assembly's tables: new kernels, or more variants of known ones. Adding it twice is once.</summary>
    /// <exception cref="InvalidOperationException">A table is wrong; nothing was added.</exception>
    public static void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        lock (Gate)
        {
            if (!Assemblies.Contains(assembly))
            {
                _kernels = Read([.. Assemblies, assembly]);
                Assemblies.Add(assembly);
            }
        }
    }

    /// <summary>The kernel of that name and element type.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Kernel Find(string name, string type) =>
        Kernels.FirstOrDefault(kernel => kernel.Name == name && kernel.Type == type) ?? throw new ArgumentException(
            $"there is no kernel {name} for {type}. There are: {string.Join(", ", Kernels)}.", nameof(name));

    /// <summary>The kernels that the given assemblies alone declare.</summary>
    /// <exception cref="InvalidOperationException">A table is wrong; the message says which and how.</exception>
    public static IReadOnlyList<Kernel> Read(IEnumerable<Assembly> assemblies)
    {
        var kernels = new List<Kernel>();
        foreach (var table in assemblies.SelectMany(assembly => assembly.GetCustomAttributes<KernelTableAttribute>()))
        {
            var kernel = kernels.Find(known => known.Name == table.Kernel && known.Type == table.Type);
            if (kernel is null)
            {
                kernels.Add(kernel = new Kernel(table));
            }

            kernel.Add(table);
        }

        kernels.ForEach(kernel => kernel.CheckComplete());
        return kernels;
    }
}
