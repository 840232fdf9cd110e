// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Languages;

/// <summary>A back end a language. One that the project was built without says so.</summary>
internal static class LanguageBackends
{
#if cpp
    public static Backend Cpp { get; } = Built("cpp", "C++", "jacobi_cpp");
#else
    public static Backend Cpp { get; } = LeftOut("cpp", "C++");
#endif

#if fortran
    public static Backend Fortran { get; } = Built("fortran", "Fortran", "jacobi_fortran");
#else
    public static Backend Fortran { get; } = LeftOut("fortran", "Fortran");
#endif

#if rust
    public static Backend Rust { get; } = Built("rust", "Rust", "jacobi_rust");
#else
    public static Backend Rust { get; } = LeftOut("rust", "Rust");
#endif

#if go
    public static Backend Go { get; } = Built("go", "Go", "jacobi_go");
#else
    public static Backend Go { get; } = LeftOut("go", "Go");
#endif

#if cpp || fortran || rust || go
    private static Backend Built(string name, string language, string library) => new(
        name, language, () => KernelLibraries.UnavailableReason(library), Remedy(language), () => KernelLibraries.Details(library));
#endif

#if !cpp || !fortran || !rust || !go
    private static Backend LeftOut(string name, string language) => new(
        name, language, () => $"this assembly was built without its {language} kernels", Remedy(language));
#endif

    private static string Remedy(string language) =>
        $"Install a {language} compiler, and build InteropBridge.Languages again.";
}
