// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Bindings;

/// <summary>Header and bindings say the same, and the checker that says so notices when they do not.</summary>
public class DriftTests
{
    [Fact]
    public void Bindings_say_what_the_header_says() =>
        Assert.Empty(DriftChecker.Differences(Repository.Header, BindingSet.Library));

    [Fact]
    public void Bindings_of_mpi_say_what_its_header_says()
    {
        using var folder = new TemporaryFolder(); // the header includes another that lies one folder up
        File.Copy(Repository.File("native", "interopbridge_contract.h"), folder.File("interopbridge_contract.h"));
        File.Copy(Repository.File("native", "mpi", "interopbridge_mpi.h"), folder.File("interopbridge_mpi.h"));
        Assert.Empty(DriftChecker.Differences(folder.File("interopbridge_mpi.h"), BindingSet.Mpi));
    }

    [Fact]
    public void There_is_something_to_compare()
    {
        var header = new PreprocessedHeader(Repository.Header);

        Assert.Contains(header.Functions, function => function.Annotations.Contains("status"));
        Assert.Contains(header.Functions, function => function.Parameters.Any(parameter => parameter.Annotations.Length > 3));
        Assert.Contains("IB_ABI_VERSION", header.Constants);
    }

    [Theory]
    [InlineData("parameter type",
        "ib_fibonacci_iterative_u64(\n    int32_t n",
        "ib_fibonacci_iterative_u64(\n    int64_t n", "ib_fibonacci_iterative_u64")]
    [InlineData("same size, other sign", "int32_t a, int32_t b", "uint32_t a, int32_t b", "ib_probe_add")]
    [InlineData("result type", "IB_API int64_t ib_probe_c_to_c", "IB_API int32_t ib_probe_c_to_c", "ib_probe_c_to_c")]
    [InlineData("const dropped from a parameter", "const double *x", "double *x", "ib_probe_first")]
    [InlineData("const dropped from a result", "IB_API const char *ib_isa", "IB_API char *ib_isa", "ib_isa")]
    [InlineData("const added", "double *first", "const double *first", "ib_probe_first")]
    [InlineData("parameters of one type swapped", "int32_t a, int32_t b", "int32_t b, int32_t a", "ib_probe_add")]
    [InlineData("parameters of two types swapped",
        "const char *text IB_STRING IB_NONNULL",
        "int64_t more, const char *text IB_STRING IB_NONNULL", "ib_probe_length")]
    [InlineData("callback's type",
        "(*ib_progress)(void *user, int64_t done",
        "(*ib_progress)(void *user, int32_t done", "ib_probe_callback")]
    [InlineData("callback's result", "typedef int32_t (*ib_progress)", "typedef int64_t (*ib_progress)", "ib_progress")]
    [InlineData("typedef", "typedef int32_t ib_status", "typedef int64_t ib_status", "ib_status")]
    [InlineData("annotation's text",
        "const double *x IB_IN(length)",
        "const double *x IB_IN(2 * length)", "annotations of x")]
    [InlineData("annotation removed",
        "ib_jacobi_destroy(ib_jacobi_solver *solver IB_NULLABLE)",
        "ib_jacobi_destroy(ib_jacobi_solver *solver)", "annotations of solver")]
    [InlineData("annotation added",
        "ib_probe_c_to_c(int64_t calls IB_RANGE",
        "ib_probe_c_to_c(int64_t calls IB_NULLABLE IB_RANGE", "annotations of calls")]
    [InlineData("annotation of a function",
        "ib_probe_empty(void) IB_FAST",
        "ib_probe_empty(void)", "ib_probe_empty: annotations")]
    [InlineData("constant", "#define IB_ABI_VERSION 1", "#define IB_ABI_VERSION 2", "IB_ABI_VERSION")]
    [InlineData("floating constant",
        "#define IB_NBODY_MIN_SOFTENING 1e-10", "#define IB_NBODY_MIN_SOFTENING 1.0000000000000002e-10", "IB_NBODY_MIN_SOFTENING")]
    [InlineData("constant removed", "#define IB_MAX_THREADS 1024", "", "IB_MAX_THREADS")]
    [InlineData("constant added",
        "#define IB_MAX_THREADS 1024",
        "#define IB_MAX_THREADS 1024\n#define IB_MORE 7", "IB_MORE")]
    [InlineData("function removed", "IB_API void ib_probe_empty(void) IB_FAST;", "", "ib_probe_empty")]
    [InlineData("function added",
        "IB_API void ib_probe_empty(void) IB_FAST;",
        "IB_API void ib_probe_empty(void) IB_FAST;\nIB_API void ib_probe_more(int32_t x);", "ib_probe_more")]
    [InlineData("function renamed", "ib_probe_empty", "ib_probe_nothing", "ib_probe_nothing")]
    [InlineData("struct no longer opaque",
        "typedef struct ib_jacobi_solver ib_jacobi_solver;",
        "typedef struct ib_jacobi_solver { int64_t rows; } ib_jacobi_solver;", "ib_jacobi_solver")]
    public void A_changed_header_is_noticed(string change, string original, string changed, string named)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Repository.Header);
        Assert.Contains(original, text, StringComparison.Ordinal);
        File.Copy(Path.Combine(Repository.Root, "native", "interopbridge_contract.h"), folder.File("interopbridge_contract.h"));
        var copy = folder.Write("interopbridge.h", text.Replace(original, changed, StringComparison.Ordinal));

        var differences = DriftChecker.Differences(copy, BindingSet.Library);

        Assert.True(differences.Any(difference => difference.Contains(named, StringComparison.Ordinal)),
            $"{change}: nothing names {named} in\n{string.Join('\n', differences)}");
    }
}
