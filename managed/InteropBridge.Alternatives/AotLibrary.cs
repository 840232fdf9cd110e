// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;

namespace InteropBridge.Alternatives;

/// <summary>The library that publishing InteropBridge.Exports makes, and its functions as its header declares them.</summary>
internal static unsafe partial class AotLibrary
{
    /// <summary>Environment variable with the library's path. Without it the library is beside this assembly.</summary>
    public const string Variable = "INTEROPBRIDGE_AOT_LIBRARY";

    private const string Name = "jacobi";

    static AotLibrary() => NativeLibrary.SetDllImportResolver(typeof(AotLibrary).Assembly, static (name, _, _) => name == Name ? NativeLibrary.Load(Path) : 0);

    /// <summary>Where it is, or should be.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? System.IO.Path.GetFullPath(chosen)
        : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, FileName);

    /// <summary>Why it cannot be used; null if it is there.</summary>
    public static string? UnavailableReason => File.Exists(Path) ? null : $"there is no {Path}";

    private static string FileName => OperatingSystem.IsWindows() ? "jacobi.dll" : OperatingSystem.IsMacOS() ? "jacobi.dylib" : "jacobi.so";

    /// <summary>Turns a status into an exception with the library's own text.</summary>
    /// <exception cref="InvalidOperationException">The status is not success.</exception>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"{Path}: {Marshal.PtrToStringUTF8(LastError()) ?? "no reason"} (status {status})");
        }
    }

    [LibraryImport(Name, EntryPoint = "jacobi_create")]
    public static partial int Create(int rows, int columns, int threads, nint* result);

    [LibraryImport(Name, EntryPoint = "jacobi_solve")]
    public static partial int Solve(nint solver, double* grid, long length, long steps);

    [LibraryImport(Name, EntryPoint = "jacobi_solver_free")]
    public static partial void Free(nint solver);

    [LibraryImport(Name, EntryPoint = "jacobi_last_error")]
    private static partial nint LastError();
}
