// SPDX-License-Identifier: MIT
using System.Runtime.Loader;

namespace InteropBridge.Layout.Sifting;

/// <summary>Takes the C# compiler from the SDK that runs the build: it need not come with this tool, and is of the version that
/// compiles the bindings afterwards.</summary>
internal static class SdkCompiler
{
    /// <param name="folder">Of the SDK's compiler. Has to be called before a method that uses its types.</param>
    public static void LoadFrom(string folder) => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(folder, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
}
