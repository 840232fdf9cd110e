// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>The folders that are searched for native libraries. They are absolute paths of this application's own files:
/// neither the current directory nor PATH nor LD_LIBRARY_PATH can plant a library.</summary>
internal static class NativeSearchPath
{
    public const string Variable = "INTEROPBRIDGE_NATIVE_PATH";

    /// <summary>In the order of search.</summary>
    /// <exception cref="LoadException">The environment variable is set to something unusable.</exception>
    public static IReadOnlyList<string> Folders() => Folders(typeof(NativeSearchPath).Assembly);

    /// <summary>Those for an assembly's libraries, in the order of search.</summary>
    /// <exception cref="LoadException">The environment variable is set to something unusable.</exception>
    public static IReadOnlyList<string> Folders(Assembly owner) => Folders(owner, Environment.GetEnvironmentVariable(Variable));

    internal static IReadOnlyList<string> Folders(Assembly owner, string? overriding)
    {
        if (!string.IsNullOrEmpty(overriding))
        {
            return [CheckOverride(overriding)];
        }

        var host = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var homes = host.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified).Select(Path.TrimEndingDirectorySeparator).Prepend(FolderOf(owner));
        if (BundleExtraction.Folder() is { } extracted && Path.IsPathFullyQualified(extracted))
        {
            homes = homes.Append(Path.TrimEndingDirectorySeparator(extracted));
        }

        var below = Path.Combine("runtimes", RuntimeIdentifier, "native");
        return [.. homes.SelectMany(home => new[] { home, Path.Combine(home, below) }).Distinct()];
    }

    /// <summary>Whether this assembly was loaded from a stream into a context of its own, as hosts of plug-ins do: it then has
    /// no folder. In a single file the assemblies are in the default context.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is what is asked for.")]
    public static bool IsFromStream =>
        typeof(NativeSearchPath).Assembly is { Location: "" } assembly
        && AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default;

    private static string CheckOverride(string folder)
    {
        var problem = !Path.IsPathFullyQualified(folder) ? "is not an absolute path"
            : File.Exists(folder) ? "is a file; it must be the folder that holds the libraries"
            : !Directory.Exists(folder) ? "does not exist"
            : null;
        return problem is null ? folder : throw new LoadException(LoadFailure.BadOverride,
            $"{Variable} is \"{folder}\", which {problem}. Unset it or give the absolute path of the folder.");
    }

    /// <summary>The portable RID, as package folders are named.</summary>
    internal static string RuntimeIdentifier
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx"
                : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is what selects the base directory.")]
    private static string FolderOf(Assembly owner) =>
        owner.Location is { Length: > 0 } location
            ? Path.GetDirectoryName(location)!
            : Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
}
