// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using CppSharp;

namespace InteropBridge.Natives;

/// <summary>Lets wrappers that CppSharp generated for a library use the library that is already loaded. Compiled with
/// <c>-p:EnableCppSharp=true</c> only.</summary>
/// <remarks>Such a wrapper reaches its library twice: by DllImport, and through a symbol table that
/// <see cref="SymbolResolver"/> fills, which takes the first file of that name in the current directory or on the PATH.
/// <see cref="Install"/> takes care of the first; for the second, pass the module's <see cref="NativeModule.Path"/> to
/// <see cref="SymbolResolver.LoadImage"/> instead of the name.</remarks>
public static class CppSharpSupport
{
    /// <summary>CppSharp's own imports are dlopen and dlsym, which every .NET process has already, so nothing has to be
    /// searched for.</summary>
    private static readonly Lazy<bool> RuntimeResolved = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SymbolResolver).Assembly,
            static (name, _, _) => name is "dl" or "dl.so.2" ? NativeLibrary.GetMainProgramHandle() : 0);
        return true;
    });

    /// <summary>Makes an assembly of CppSharp wrappers use the libraries of modules. Call it before the first wrapper is
    /// used, for example in a module initializer.</summary>
    /// <param name="wrappers">The assembly that holds CppSharp's DllImports.</param>
    /// <param name="modules">The libraries that they name.</param>
    /// <exception cref="InvalidOperationException">The assembly, or CppSharp.Runtime, already has a resolver.</exception>
    public static void Install(Assembly wrappers, params NativeModule[] modules)
    {
        ArgumentNullException.ThrowIfNull(wrappers);
        _ = RuntimeResolved.Value;
        NativeModule.InstallResolver(wrappers, modules);
    }
}
