// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace InteropBridge.Tests.Generators;

/// <summary>A static class of a compiled program, loaded.</summary>
internal sealed class LoadedClass(Type type)
{
    /// <summary>Loads a program, its DllImports answered by a library.</summary>
    public static LoadedClass Load(Stream program, string name, string library)
    {
        var assembly = new AssemblyLoadContext(null, isCollectible: false).LoadFromStream(program);
        NativeLibrary.SetDllImportResolver(assembly, (_, _, _) => NativeLibrary.Load(library));
        return new LoadedClass(assembly.GetType(name, throwOnError: true)!);
    }

    /// <summary>Its public methods.</summary>
    public IEnumerable<string> Methods =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(method => method.Name);

    /// <summary>Calls a public static method without arguments; what it throws comes out unwrapped.</summary>
    public object? Call(string method) =>
        type.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
}
