// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Reflection;
using System.Runtime.Loader;
using InteropBridge.Kernels;

namespace InteropBridge.Harness;

/// <summary>Loads an assembly with tables of its own. Its dependencies come from beside it, but InteropBridge is the one
/// of this program: the tables' attributes must be of the same type.</summary>
internal sealed class UserAssembly : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    private UserAssembly(string path)
        : base(Path.GetFileName(path)) => _resolver = new AssemblyDependencyResolver(path);

    /// <exception cref="UsageException">The file is not there, is no assembly, or declares no table.</exception>
    public static Assembly Load(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new UsageException($"{full} does not exist.");
        }

        try
        {
            var assembly = new UserAssembly(full).LoadFromAssemblyPath(full);
            return assembly.GetCustomAttributes<KernelTableAttribute>().Any() ? assembly
                : throw new UsageException($"{path} declares no kernel table: it has no [assembly: KernelTable(...)].");
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new UsageException($"{path} cannot be loaded: {failure.Message}");
        }
    }

    /// <summary>Loads the assemblies and adds their tables to the catalog.</summary>
    public static void AddAll(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                KernelCatalog.Add(Load(path));
            }
            catch (InvalidOperationException wrong)
            {
                throw new UsageException($"{path}: {wrong.Message}");
            }
        }
    }

    public static Option<string[]> CreateOption() => new("--assembly")
    {
        Description = "An assembly with kernel tables of your own to add; repeatable.",
        HelpName = "My.dll",
        DefaultValueFactory = _ => [],
    };

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(KernelCatalog).Assembly.GetName().Name ? null
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
