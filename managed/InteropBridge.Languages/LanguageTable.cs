// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Languages;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(LanguageTable))]
[assembly: KernelBackends(typeof(LanguageBackends))]

namespace InteropBridge.Languages;

/// <summary>The rows that this assembly adds to the Jacobi kernel's table.</summary>
internal static class LanguageTable
{
    [Variant("cpp-serial", Backend = "cpp", DiffersFrom = "c-serial", Differs = "language",
        Description = "the two loops in C++")]
    public static JacobiImplementation<double> CppSerial(JacobiShape shape) =>
#if cpp
        Row(shape, static (grid, scratch, shape, steps) => Kernels.CppJacobi(grid, scratch, shape.Rows, shape.Columns, steps));
#else
        throw new NotSupportedException();
#endif

    [Variant("fortran-serial", Backend = "fortran", DiffersFrom = "c-serial", Differs = "language",
        Description = "the two loops in Fortran")]
    public static JacobiImplementation<double> FortranSerial(JacobiShape shape) =>
#if fortran
        Row(shape, static (grid, scratch, shape, steps) => Kernels.FortranJacobi(grid, scratch, shape.Rows, shape.Columns, steps));
#else
        throw new NotSupportedException();
#endif

    [Variant("fortran-openmp", Backend = "fortran", Parallel = true, DiffersFrom = "fortran-serial", Differs = "threads",
        Description = "the two loops in Fortran, rows shared out by OpenMP")]
    public static JacobiImplementation<double> FortranOpenMP(JacobiShape shape) =>
#if fortran
        Row(shape, static (grid, scratch, shape, steps) =>
            Kernels.FortranJacobiOpenmp(grid, scratch, shape.Rows, shape.Columns, steps, shape.Threads));
#else
        throw new NotSupportedException();
#endif

    [Variant("rust-serial", Backend = "rust", DiffersFrom = "c-serial", Differs = "language",
        Description = "the two loops in Rust")]
    public static JacobiImplementation<double> RustSerial(JacobiShape shape) =>
#if rust
        Row(shape, static (grid, scratch, shape, steps) => Kernels.RustJacobi(grid, scratch, shape.Rows, shape.Columns, steps));
#else
        throw new NotSupportedException();
#endif

    [Variant("go-serial", Backend = "go", DiffersFrom = "c-serial", Differs = "language",
        Description = "the two loops in Go")]
    public static JacobiImplementation<double> GoSerial(JacobiShape shape) =>
#if go
        Row(shape, static (grid, scratch, shape, steps) => Kernels.GoJacobi(grid, scratch, shape.Rows, shape.Columns, steps));
#else
        throw new NotSupportedException();
#endif

#if cpp || fortran || rust || go
    private static LanguageJacobi Row(JacobiShape shape, LanguageJacobi.SolveFunction solve) => new(shape, solve);
#endif
}
