// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Reflection;
using System.Runtime.Loader;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Assemblies;

/// <summary>Loads a user's assembly. Its dependencies come from its own folder, except InteropBridge, BenchmarkDotNet and other
/// assemblies of this program: the attributes of tables and benchmarks must be of the same type.</summary>
internal sealed class UserAssembly : AssemblyLoadContext
{
    public const string OptionName = "--assembly";

    /// <summary>The option that adds the programs of other systems.</summary>
    public const string PeersName = "--peers";

    private readonly AssemblyDependencyResolver _resolver;

    private UserAssembly(string path)
        : base(Path.GetFileName(path)) => _resolver = new AssemblyDependencyResolver(path);

    /// <param name="path">Its file, or the name of one that comes with this program.</param>
    /// <exception cref="UsageException">The file does not exist, or is not an assembly.</exception>
    public static Assembly Load(string path)
    {
        if (CarriedAssembly.IsOne(path))
        {
            return Assembly.Load(new AssemblyName(path));
        }

        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new UsageException($"{full} does not exist.");
        }

        try
        {
            return new UserAssembly(full).LoadFromAssemblyPath(full);
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new UsageException($"{path} cannot be loaded: {failure.Message}");
        }
    }

    /// <summary>The assemblies at the paths, or the one that comes with this program if there are none.</summary>
    /// <param name="paths">Files.</param>
    /// <param name="carried">Key of <see cref="CarriedAssembly"/>.</param>
    /// <exception cref="UsageException">One cannot be loaded.</exception>
    public static IReadOnlyList<Assembly> LoadAll(IReadOnlyCollection<string> paths, string carried) =>
        paths.Count == 0 ? [CarriedAssembly.Load(carried)] : [.. paths.Select(Load)];

    /// <summary>Adds the kernels that come with this program, and the tables of the assemblies, to the catalog.</summary>
    /// <exception cref="UsageException">One cannot be loaded, declares no table, or a wrong one.</exception>
    public static void AddTables(IEnumerable<string> paths)
    {
        KernelCatalog.Add(CarriedAssembly.Load(CarriedAssembly.Kernels));
        foreach (var path in paths)
        {
            var assembly = Load(path);
            if (!assembly.GetCustomAttributes<KernelTableAttribute>().Any())
            {
                throw new UsageException($"{path} declares no kernel table: it has no [assembly: KernelTable(...)].");
            }

            try
            {
                KernelCatalog.Add(assembly);
            }
            catch (InvalidOperationException wrong)
            {
                throw new UsageException($"{path}: {wrong.Message}");
            }
        }
    }

    public static Option<string[]> CreateOption(
        string description = "An assembly with your own kernel tables, to add to the comparison; repeatable.") => new(OptionName)
    {
        Description = description,
        HelpName = "My.dll",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The paths on a command line. They are read before the rest, because the tables declare further
    /// options.</summary>
    public static string[] PathsIn(IReadOnlyList<string> arguments)
    {
        var (option, peers) = (CreateOption(), CreatePeersOption());
        var root = new RootCommand { option, peers };
        root.TreatUnmatchedTokensAsErrors = false;
        return Paths(root.Parse(arguments), option, peers);
    }

    public static Option<bool> CreatePeersOption() => new(PeersName)
    {
        Description = "Measure other systems, such as PyPy, NumPy, Numba and Cython, in the same rounds.",
    };

    /// <summary>What is to be loaded: the paths, and the name of the assembly that comes with this program for peers.</summary>
    public static string[] Paths(ParseResult parsed, Option<string[]> option, Option<bool> peers) =>
        [.. (parsed.GetValue(option) ?? []).Concat(parsed.GetValue(peers) ? [CarriedAssembly.NameOf(CarriedAssembly.Peers)] : []).Distinct()];

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(KernelCatalog).Assembly.GetName().Name || CarriedAssembly.IsOne(assemblyName.Name)
            || assemblyName.Name?.StartsWith("BenchmarkDotNet", StringComparison.Ordinal) == true ? null
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
