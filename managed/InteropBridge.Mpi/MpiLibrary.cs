// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Mpi.Interop;
using InteropBridge.Natives;

namespace InteropBridge.Mpi;

/// <summary>The native library for this machine's MPI: that of the launcher that started this process, or the first that is
/// found: Open MPI, MPICH, the ABI of MPI-5. The environment variable INTEROPBRIDGE_MPI (<c>openmpi</c>, <c>mpich</c>,
/// <c>abi</c>) chooses another. Nothing here starts MPI.</summary>
public static class MpiLibrary
{
    private const string Import = "interopbridge_mpi", Variable = "INTEROPBRIDGE_MPI";

    private static readonly Dictionary<MpiKind, NativeModule> Modules = MpiKind.All.ToDictionary(kind => kind, kind =>
        new NativeModule($"{Import}_{kind.Name}", typeof(MpiLibrary).Assembly)
        {
            Remedy = $"{kind.Remedy}, build again",
            DependencyHint = $"{kind.Remedy}.",
            VersionExport = "ib_mpi_abi_version",
            ExpectedVersion = NativeMpi.IB_MPI_ABI_VERSION,
        });

    private static readonly Lazy<(MpiKind? Kind, string? Problem)> Choice = new(() =>
        Choose(Environment.GetEnvironmentVariable(Variable), MpiLauncher.Kind, kind => Modules[kind].UnavailableReason));

    /// <summary>Why MPI cannot be used here and what to do; null if it can.</summary>
    public static string? UnavailableReason => Choice.Value.Problem;

    /// <summary>The MPI in use: its version, and the native library; null if there is none.</summary>
    public static string? Description => Current is not { } kind ? null
        : $"{SafeMpi.Library().Split(',', '\n')[0].Replace(":\t", " ", StringComparison.Ordinal).Trim()}; {Modules[kind].Path}";

    /// <summary><c>openmpi</c>, <c>mpich</c> or <c>abi</c>; null if there is none.</summary>
    public static string? Name => Current?.Name;

    internal static MpiKind? Current => Choice.Value.Kind;

    /// <exception cref="MpiUnavailableException">There is no MPI.</exception>
    public static void ThrowIfUnavailable()
    {
        if (UnavailableReason is { } reason)
        {
            throw new MpiUnavailableException(reason);
        }
    }

    /// <summary>Chooses a kind, or says why there is none. Ranks that another MPI's launcher has started would each be a job of
    /// their own, so its kind is the only one that counts then.</summary>
    /// <param name="wanted">The variable's value.</param>
    /// <param name="launched">The launcher's kind; null if none has started this process.</param>
    /// <param name="problemOf">Why a kind cannot be used.</param>
    internal static (MpiKind? Kind, string? Problem) Choose(string? wanted, MpiKind? launched, Func<MpiKind, string?> problemOf)
    {
        if (!string.IsNullOrEmpty(wanted))
        {
            return MpiKind.All.FirstOrDefault(kind => kind.Name == wanted) is not { } named
                ? (null, $"{Variable} is \"{wanted}\"; it has to be one of {string.Join(", ", MpiKind.All.Select(kind => kind.Name))}")
                : problemOf(named) is { } problem ? (null, $"{Variable} asks for {named.Title}. {problem}") : (named, null);
        }

        if (launched is not null)
        {
            MpiKind[] possible = launched == MpiKind.Mpich ? [launched, MpiKind.Abi] : [launched];
            return possible.FirstOrDefault(kind => problemOf(kind) is null) is { } found ? (found, null)
                : (null, $"this process was started by the launcher of {launched.Title}. {problemOf(launched)}");
        }

        return MpiKind.All.FirstOrDefault(kind => problemOf(kind) is null) is { } first ? (first, null)
            : (null, "there is no native library for an MPI: none was found when this was built, or it is not installed here. "
                + $"{MpiKind.OpenMpi.Remedy}, or MPICH (libmpich-dev mpich), and build again with ./build.sh");
    }

#pragma warning disable CA2255 // In a library: the resolver must be in place before the first DllImport, wherever it is called from.
    [ModuleInitializer]
    internal static void Initialize() => NativeLibrary.SetDllImportResolver(typeof(MpiLibrary).Assembly, static (name, _, _) =>
    {
        if (name != Import)
        {
            return 0;
        }

        ThrowIfUnavailable();
        return Modules[Current!].Handle;
    });
#pragma warning restore CA2255
}
