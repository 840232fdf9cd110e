// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>By what a failure is known, what the exception says of it, and what is returned otherwise; strings that are freed; and
/// lengths that depend on conditions. Each is called through C.</summary>
public class StatusTests
{
    private const string C = """
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        static int32_t freed;
        typedef struct { const char *error; } db;
        int32_t step(int32_t n) { return n; }
        const char *reason(int32_t status) { return status == 7 ? "seven" : NULL; }
        int64_t unpack(int64_t n) { return n; }
        uint64_t measure(uint64_t n) { return n; }
        int32_t is_error(uint64_t n) { return n > 100; }
        char *greet(int32_t n) { return n == 0 ? NULL : strcpy(malloc(10), "hello"); }
        void greet_free(char *text) { freed++; free(text); }
        int32_t freed_count(void) { return freed; }
        int32_t greet_into(char **text) { *text = strcpy(malloc(10), "into"); return 0; }
        db *db_open(int32_t n) { if (n == 0) return NULL; db *d = malloc(sizeof *d); d->error = "no error"; return d; }
        void db_close(db *d) { free(d); }
        int32_t db_run(db *d, int32_t n) { d->error = n ? "syntax" : "no error"; return n; }
        const char *db_error(db *d) { return d->error; }
        double norm(const double *x, int64_t n, int64_t step) {
            double s = 0;
            for (int64_t i = 0, at = step < 0 ? (1 - n) * step : 0; i < n; i++, at += step) s += x[at];
            return s;
        }
        void half(const double *x, double *y, int64_t n) { for (int64_t i = 0; i < n / 2 + 1; i++) y[i] = x[2 * i < n ? 2 * i : n - 1]; }
        """;

    private static readonly string[] Declarations =
    [
        "[status(ok: 0, 100; text: reason)] int step(int n)", "[string] sbyte* reason(int status)",
        "[status(negative)] long unpack(long n)", "[status(test: is_error)] ulong measure(ulong n)", "int is_error(ulong n)",
        "[string | free(greet_free) | status(null)] sbyte* greet(int n)", "[omit] void greet_free(sbyte* text)", "int freed_count()",
        "[status] int greet_into(sbyte** text = out(1) | string | free(free))",
        "[handle(db, db_close) | status(null)] db* db_open(int n)", "void db_close(db* d)",
        "[status(text: db_error) | rename(Execute)] int db_run(db* d, int n)", "[string] sbyte* db_error(db* d)",
        "double norm(double* x = in(n == 0 ? 0 : (n - 1) * abs(step) + 1), long n, long step)",
        "void half(double* x = in(n), double* y = out(max(n / 2, 0) + 1), long n)",
    ];

    private const string Types = """
        internal partial struct db;
        internal static class Try
        {
            public static string Of(System.Func<object?> call)
            {
                try { return System.FormattableString.Invariant($"{call()}"); }
                catch (System.Exception exception) { return $"{exception.GetType().Name}: {exception.Message}"; }
            }
        }
        """;

    private static readonly (string Call, string Expected)[] Calls =
    [
        ("Api.Step(0)", "0"),
        ("Api.Step(100)", "100"),
        ("Api.Step(7)", "ExternalException: step failed with status 7: seven"),
        ("Api.Step(8)", "ExternalException: step failed with status 8"),
        ("Api.Unpack(5)", "5"),
        ("Api.Unpack(-5)", "ExternalException: unpack failed with status -5"),
        ("Api.Measure(100)", "100"),
        ("Api.Measure(101)", "ExternalException: measure failed with status 101"),
        ("Api.Greet(1).Length", "5"),
        ("Api.Greet(0)", "ExternalException: greet returned NULL"),
        ("(Api.Greet(1), Api.Greet(1), Api.FreedCount() > 1)", "(hello, hello, True)"),
        ("Api.GreetInto()", "into"),
        ("Api.DbOpen(0)", "ExternalException: db_open returned NULL"),
        ("new Func<object?>(() => { using var db = Api.DbOpen(1); Api.Execute(db, 0); return Api.DbError(db); })()", "no error"),
        ("new Func<object?>(() => { using var db = Api.DbOpen(1); Api.Execute(db, 3); return 0; })()",
            "ExternalException: db_run failed with status 3: syntax"),
        ("Api.Norm(new double[] { 1, 2, 3, 4, 5 }, 3, -2)", "9"),
        ("Api.Norm(default, 0, 5)", "0"),
        ("Api.Norm(new double[4], 3, -2)", "ArgumentException: 'x' has 4 elements, 5 are needed (Parameter 'x')"),
        ("new Func<object?>(() => { var y = new double[3]; Api.Half(new double[] { 1, 2, 3, 4, 5 }, y); return y[2]; })()", "5"),
        ("new Func<object?>(() => { Api.Half(new double[5], new double[2]); return 0; })()",
            "ArgumentException: 'y' has 2 elements, 3 are needed (Parameter 'y')"),
    ];

    [Fact]
    public void A_call_returns_or_throws_as_its_contract_says() => Assert.Equal(Calls.Select(call => call.Expected), CaseProgram.Run(C, Declarations,
        $"string.Join('\\n', new[] {{ {string.Join(", ", Calls.Select(call => $"Try.Of(() => {call.Call})"))} }})", types: Types).Split('\n'));

    [Fact]
    public void A_status_map_decides_what_is_thrown() => Assert.Equal("InvalidOperationException: 8", CaseProgram.Run(C, Declarations,
        "Try.Of(() => Api.Step(8))", options: ", StatusMap = typeof(Map)", types: Types + """
            internal static class Map
            {
                public static System.Exception ToException(long status) => new System.InvalidOperationException($"{status}");
            }
            """));
}
