// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Callbacks without user data, which the thread of the call finds, and callbacks that a struct brings.</summary>
public class CallbackTests
{
    private const string C = """
        #include <stdint.h>
        #include <stdlib.h>
        #include <pthread.h>
        double sum(double (*f)(double), int32_t n) { double s = 0; for (int32_t i = 1; i <= n; i++) s += f(i); return s; }
        void sort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *)) { qsort(base, n, size, compare); }
        double both(double (*f)(double), double (*g)(double), double x) { return f(x) - g(x); }
        typedef struct { double (*f)(double); double x, y; } job;
        static void *run(void *argument) { job *j = argument; j->y = j->f(j->x); return NULL; }
        double elsewhere(double (*f)(double), double x) {
            job j = { f, x, -1 };
            pthread_t thread;
            pthread_create(&thread, NULL, run, &j);
            pthread_join(thread, NULL);
            return j.y;
        }
        typedef struct { double (*function)(double x, void *params); void *params; } integrand;
        double mean(const integrand *f, double a, double b) { return f ? (f->function(a, f->params) + f->function(b, f->params)) / 2 : -1; }
        typedef struct { double (*f)(double *x, size_t dim, void *params); size_t dim; void *params; } field;
        double corner(field *f) { double x[] = { 1, 2, 3 }; return f->f(x, f->dim, f->params); }
        typedef struct { double (*f)(double x); } plain;
        double at(const plain *p, double x) { return p->f(x); }
        typedef struct { const integrand *f; } solver;
        solver *solver_new(const integrand *f) { solver *s = calloc(1, sizeof *s); s->f = f; return s; }
        void solver_set(solver *s, const integrand *f) { s->f = f; }
        double solver_step(solver *s, double x) { return s->f->function(x, s->f->params); }
        void solver_free(solver *s) { free(s); }
        """;

    private const string F = "delegate* unmanaged[Cdecl]<double, double>";

    private static readonly string[] Declarations =
    [
        $"double sum({F} f = callback(lifetime: call), int n)",
        "void sort(void* @base = inout(n * size), nuint n, nuint size, delegate* unmanaged[Cdecl]<void*, void*, int> compare = callback(lifetime: call))",
        $"double both({F} f = callback(lifetime: call), {F} g = callback(lifetime: call), double x)",
        $"double elsewhere({F} f = callback(lifetime: call), double x)",
        "double mean(integrand* f = callback(lifetime: call; field: function; user_data: params) | nullable, double a, double b)",
        "double corner(field* f = callback(lifetime: call; field: f; user_data: params))",
        "double at(plain* p = callback(lifetime: call; field: f), double x)",
        "[handle(solver, solver_free)] solver* solver_new(integrand* f = callback(lifetime: object; field: function; user_data: params))",
        "void solver_set(solver* s, integrand* f = callback(lifetime: object; field: function; user_data: params))",
        "double solver_step(solver* s, double x)", "void solver_free(solver* s)",
    ];

    private const string Types = """
        internal partial struct solver;
        internal unsafe struct integrand { public delegate* unmanaged[Cdecl]<double, void*, double> function; public void* @params; }
        internal unsafe struct field { public delegate* unmanaged[Cdecl]<double*, nuint, void*, double> f; public nuint dim; public void* @params; }
        internal unsafe struct plain { public delegate* unmanaged[Cdecl]<double, double> f; }
        internal static class Try
        {
            public static string Of(System.Func<object?> call)
            {
                try { return System.FormattableString.Invariant($"{call()}"); }
                catch (System.Exception exception) { return $"{exception.GetType().Name}: {exception.Message}"; }
            }
            public static unsafe string Sort(params int[] values)
            {
                Api.Sort(MemoryMarshal.AsBytes<int>(values), (nuint)values.Length, 4, (a, b) => (*(int*)a).CompareTo(*(int*)b));
                return string.Join(' ', values);
            }
            public static string Steps()
            {
                double factor = 2;
                using var solver = Api.SolverNew(x => factor * x);
                System.GC.Collect();
                var first = Api.SolverStep(solver, 3);
                Api.SolverSet(solver, x => throw new System.InvalidOperationException("no"));
                var second = Of(() => Api.SolverStep(solver, 3));
                Api.SolverSet(solver, x => x + 1);
                System.GC.Collect();
                return $"{first} {second} {Api.SolverStep(solver, 3)}";
            }
            public static unsafe string Corner() => Of(() => Api.Corner((x, n) => ((double*)x)[(int)n - 1], 2));
        }
        """;

    private static readonly (string Call, string Expected)[] Calls =
    [
        ("Api.Sum(x => x * x, 3)", "14"),
        ("Api.Sum(x => Api.Sum(y => x * y, 2) + x, 2)", "12"),
        ("Api.Sum(x => x < 2 ? x : throw new FormatException($\"at {x}\"), 5)", "FormatException: at 2"),
        ("(Try.Of(() => Api.Sum(x => throw new FormatException(), 1)).Length > 0, Api.Sum(x => x, 2))", "(True, 3)"),
        ("Try.Sort(3, 1, 2)", "1 2 3"),
        ("Api.Both(x => x * 10, x => x, 2)", "18"),
        ("Api.Elsewhere(x => x, 5)", "InvalidOperationException: C called 'f' on another thread than that of the call; "
            + "without user data no delegate can be found there, so C received 0"),
        ("System.Linq.ParallelEnumerable.Sum(System.Linq.ParallelEnumerable.Range(0, 50), n => Api.Sum(x => x * n, 2))", "3675"),
        ("Api.Mean(x => x * x, 1, 3)", "5"),
        ("Api.Mean(null, 1, 3)", "-1"),
        ("Api.Mean(x => throw new FormatException(\"no\"), 1, 3)", "FormatException: no"),
        ("Try.Corner()", "2"),
        ("Api.At(x => x + 1, 5)", "6"),
        ("Try.Steps()", "6 InvalidOperationException: no 4"),
        ("Api.Sum(null!, 1)", "ArgumentNullException: Value cannot be null. (Parameter 'f')"),
    ];

    [Fact]
    public void Each_calls_its_lambda()
    {
        var program = string.Join(", ", Calls.Select(call => $"Try.Of(() => {call.Call})"));
        var results = CaseProgram.Run(C, Declarations, $"string.Join('|', new object[] {{ {program} }})", types: Types).Split('|');
        Assert.Equal(Calls.Select(call => $"{call.Call}: {call.Expected}"), Calls.Zip(results).Select(pair => $"{pair.First.Call}: {pair.Second}"));
    }

    [Theory]
    [InlineData("[handle(s, g)] s* f(delegate* unmanaged[Cdecl]<double, double> x = callback(lifetime: object))", "lives no longer")]
    [InlineData("int f(t* x = callback(lifetime: call; field: nothing))", "has no field 'nothing'")]
    [InlineData("int f(t* x = callback(lifetime: call; field: other))", "has no field 'other' that is a function pointer")]
    [InlineData("int f(t* x = callback(lifetime: call; field: call; user_data: size))", "has no field 'size' that is a void *")]
    [InlineData("int f(t* x = callback(lifetime: call; field: call; user_data: data))", "the field 'other' of t is neither")]
    [InlineData("int f(s* x = callback(lifetime: call; field: call))", "no pointer to a struct whose fields the bindings have")]
    [InlineData("int f(delegate* unmanaged[Cdecl]<double, double> x = callback(lifetime: call; field: call))", "no pointer to a struct")]
    [InlineData("int f(delegate* unmanaged[Cdecl]<int, int> x = callback(lifetime: call) | progress)", "none of its parameters is a void *")]
    [InlineData("int f(delegate* unmanaged[Cdecl]<int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int> x = callback(lifetime: call))", "more than 16 parameters")]
    public void What_cannot_be_called_is_refused(string declaration, string why)
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions(declaration, "void g(s* x)"), types: """
            internal partial struct s;
            internal unsafe struct t { public delegate* unmanaged[Cdecl]<double, void*, double> call; public void* data; public int size; public s* other; }
            """));
        var found = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "IB1011");
        Assert.Contains(why, found.GetMessage(null), StringComparison.Ordinal);
    }
}
