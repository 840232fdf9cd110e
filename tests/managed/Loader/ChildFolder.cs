// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Kernels.Interop;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Loader;

/// <summary>An application folder of its own for <see cref="ChildProgram"/>, with or without the native library.</summary>
internal sealed class ChildFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ChildFolder(bool withLibrary)
    {
        foreach (var name in new[] { "InteropBridge.dll", "InteropBridge.Mpi.dll", "InteropBridge.Kernels.dll", "InteropBridge.Tests.dll", "InteropBridge.Tests.runtimeconfig.json" })
        {
            File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, name), _folder.File(name));
        }

        if (withLibrary)
        {
            File.Copy(NativeLibraries.Bridge.Path, Library);
        }
    }

    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public string Path => _folder.Path;

    public string Library => _folder.File("runtimes", NativeSearchPath.RuntimeIdentifier, "native", NativeLibraries.Bridge.FileName);

    public Command Run(string verb, Action<ProcessStartInfo>? configure = null) => Command.Run(
        DotNet,
        ["exec", _folder.File("InteropBridge.Tests.dll"), verb],
        start =>
        {
            // It is to find the library by itself.
            start.Environment.Remove(NativeSearchPath.Variable);
            configure?.Invoke(start);
        });

    public void Dispose() => _folder.Dispose();
}
