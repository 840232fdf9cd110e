// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Harness.Assemblies;

/// <summary>The assemblies that come with this program and are loaded by name, as a user's are by path: nothing here is compiled
/// against them. The project file names them.</summary>
internal static class CarriedAssembly
{
    /// <summary>Key of the assembly with kernel tables.</summary>
    public const string Kernels = "KernelAssembly";

    /// <summary>Key of the assembly with benchmarks of calls.</summary>
    public const string Benchmarks = "BenchmarkAssembly";

    /// <summary>Key of the assembly with the programs of other systems.</summary>
    public const string Peers = "PeerAssembly";

    private static readonly Dictionary<string, string> Names = typeof(CarriedAssembly).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Where(entry => entry.Key is Kernels or Benchmarks or Peers)
        .ToDictionary(entry => entry.Key, entry => entry.Value!);

    public static Assembly Load(string key) => Assembly.Load(new AssemblyName(NameOf(key)));

    /// <summary>The assembly's name, which stands for its path where one is asked for.</summary>
    public static string NameOf(string key) => Names[key];

    public static bool IsOne(string? name) => Names.ContainsValue(name ?? "");
}
