// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.Loader;
using InteropBridge.Generators;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Generators;

/// <summary>The SDK's own compiler, which is compiled ahead of time as an editor's is; the package that the tests refer to is
/// not, and spends its first milliseconds in the JIT. In this context the tests' code runs on it.</summary>
internal sealed class SdkCompiler() : AssemblyLoadContext("SDK compiler")
{
    private static readonly string Folder = System.IO.Path.Combine(
        Command.Tool("dotnet", "msbuild", System.IO.Path.Combine(Repository.Root, "managed", "InteropBridge"),
            "-getProperty:RoslynTargetsPath").Output.Trim(), "bincore");

    /// <summary>The compiler as a program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Folder, "csc.dll");

    /// <summary>Runs a static method of the tests, without arguments, in this context.</summary>
    public void Run(Action method) => LoadFromAssemblyName(method.Method.Module.Assembly.GetName())
        .GetType(method.Method.DeclaringType!.FullName!, throwOnError: true)!
        .GetMethod(method.Method.Name, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null);

    protected override Assembly? Load(AssemblyName name)
    {
        Assembly[] ours = [typeof(SdkCompiler).Assembly, typeof(SafeApiGenerator).Assembly];
        var own = Array.Find(ours, assembly => assembly.GetName().Name == name.Name)?.Location;
        var compiler = System.IO.Path.Combine(Folder, $"{name.Name}.dll");
        return own is not null ? LoadFromAssemblyPath(own)
            : name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? LoadFromAssemblyPath(compiler) : null;
    }
}
