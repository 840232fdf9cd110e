// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>What C returns by the length: arrays that are copied, shown or freed, lists of strings, and functions that are called twice,
/// once for the length. Each is called through C.</summary>
public class ResultTests
{
    private const string C = """
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        typedef struct { unsigned char data[8]; int32_t size, calls; } row;
        row *row_open(int32_t size) { row *r = calloc(1, sizeof *r); r->size = size; for (int i = 0; i < size; i++) r->data[i] = i + 1; return r; }
        void row_close(row *r) { free(r); }
        const void *row_blob(row *r) { return r->size ? r->data : NULL; }
        int32_t row_bytes(row *r) { return r->size; }
        const double *table(int64_t *size) { static double t[] = { 1, 2, 3 }; *size = 3; return t; }
        const double *powers(void) { static double t[] = { 1, 2, 4, 8 }; return t; }
        static int32_t freed;
        void *serialize(int32_t n) { return n == 0 ? NULL : memset(malloc(n), 7, n); }
        int32_t serialize_into(int32_t **out, uint64_t *n) { *n = 2; *out = malloc(8); (*out)[0] = 5; (*out)[1] = 6; return 0; }
        int32_t broken(int32_t how, int32_t **out, uint64_t *n) { *n = UINT64_MAX; *out = malloc(4); return how; }
        void release(void *p) { freed += p != NULL; free(p); }
        int32_t freed_count(void) { return freed; }
        int32_t joined(const char **words, int32_t n, char *text, uint64_t room) {
            text[0] = 0;
            for (int32_t i = 0; i < n; i++) { strncat(text, words[i] ? words[i] : "-", room - strlen(text) - 1); strncat(text, ",", room - strlen(text) - 1); }
            return n;
        }
        int32_t counted(const char *const *words) { int32_t n = 0; if (!words) return -1; while (words[n]) n++; return n; }
        static const char *const names[] = { "one", "zw\xc3\xb6lf", NULL };
        const char *const *name_list(void) { return names; }
        const char *const *name_first(void) { return names; }
        int64_t path(int32_t which, char *buffer, uint64_t size) {
            const char *p = which ? "/usr/lib" : "";
            if (which < 0) return -1;
            if (buffer) strncpy(buffer, p, size);
            return (int64_t)strlen(p);
        }
        int32_t info(int32_t key, uint64_t size, int32_t *value, uint64_t *needed) {
            if (key == 9) return -30;
            if (needed) *needed = (uint64_t)key;
            if (value && size < (uint64_t)key) return -31;
            for (int32_t i = 0; value && i < key; i++) value[i] = i;
            return 0;
        }
        int32_t short_info(unsigned char *value, uint64_t *size) {
            if (*size < 3) { *size = 3; return -51; }
            memcpy(value, "abc", 3); *size = 3;
            return 0;
        }
        int64_t growing(unsigned char *value, uint64_t size) { return (int64_t)size + 1; }
        int32_t flag_sum(int32_t flags) { return flags; }
        uint32_t flag_get(void) { return 5; }
        int32_t shade(int32_t colour) { return colour + 1; }
        """;

    private static readonly string[] Declarations =
    [
        "[handle(row, row_close)] row* row_open(int size)", "void row_close(row* r)", "int row_bytes(row* r)",
        "[array(row_bytes(r))] void* row_blob(row* r)", "[array(size) | nonnull] double* table(long* size = out(1))",
        "[view(4)] double* powers()", "[array(n) | free(release)] void* serialize(int n)",
        "[status] int serialize_into(int** out_ = out(1) | array(n) | free(release), ulong* n = out(1))",
        "[status] int broken(int how, int** out_ = out(1) | array(n) | free(release), ulong* n = out(1))",
        "[omit] void release(void* p)", "int freed_count()",
        "int joined(sbyte** words = in(n) | string, int n, sbyte* text = out(room) | string, ulong room)",
        "int counted(sbyte** words = in(null) | string | nullable)",
        "[array(null) | string | nonnull] sbyte** name_list()", "[array(1) | string] sbyte** name_first()",
        "[status(negative)] long path(int which, sbyte* buffer = out(size) | string | twice(return), ulong size)",
        "[status] int info(int key, ulong size, int* value = out(size) | twice(needed), ulong* needed = out(1))",
        "[status] int short_info(byte* value = out(size) | twice(size), ulong* size = inout(1))",
        "long growing(byte* value = out(size) | twice(return), ulong size)",
        "int flag_sum(int flags = flags(Modes, MODE_*))", "[flags(Modes)] uint flag_get()",
        "[enum(Shade)] int shade(int colour = enum(Shade))",
        "#public const int MODE_READ_ONLY = 1, MODE_NOMUTEX = 4, MODE_8K = 8, OTHER = 16;",
    ];

    private const string Types = """
        internal partial struct row;
        public enum Shade { Light, Dark }
        internal static class Try
        {
            public static string Of(System.Func<object?> call)
            {
                try { return System.FormattableString.Invariant($"{call()}"); }
                catch (System.Exception exception) { return $"{exception.GetType().Name}: {exception.Message}"; }
            }
            public static string List<T>(System.ReadOnlySpan<T> values) => string.Join(' ', values.ToArray());
            public static string List<T>(T[]? values) => values is null ? "null" : string.Join(' ', values);
        }
        """;

    private static readonly (string Call, string Expected)[] Calls =
    [
        ("new Func<object?>(() => { using var r = Api.RowOpen(3); return Try.List(Api.RowBlob(r)); })()", "1 2 3"),
        ("new Func<object?>(() => { using var r = Api.RowOpen(0); return Try.List(Api.RowBlob(r)); })()", "null"),
        ("Try.List(Api.Table())", "1 2 3"),
        ("Try.List(Api.Powers())", "1 2 4 8"),
        ("Try.List(Api.Serialize(2))", "7 7"),
        ("Try.List(Api.Serialize(0))", "null"),
        ("Api.Serialize(-1)", "ArgumentOutOfRangeException: 'n' must be 0..2147483647 (Parameter 'n')\nActual value was -1."),
        ("(Try.List(Api.SerializeInto()), Api.FreedCount())", "(5 6, 2)"),
        ("Api.Broken(1)", "ExternalException: broken failed with status 1"),
        ("Api.Broken(0)", "InvalidOperationException: broken gave -1, which is not a valid length; if that is how it fails, its contract must say "
            + "so: status(negative)"),
        ("Api.FreedCount()", "4"),
        ("Api.Joined([\"a\", \"\u00fc\"], 100).Text", "a,\u00fc,"),
        ("Api.Joined([\"a\", null!], 100)", "ArgumentException: 'words' holds a null, where C needs a string (Parameter 'words')"),
        ("Api.Joined([\"a\\0b\"], 100)", "ArgumentException: 'words' holds a zero character, where C would take it to end (Parameter 'words')"),
        ("Api.Joined([], 100)", "(0, )"),
        ("(Api.Counted([\"a\", \"b\"]), Api.Counted())", "(2, -1)"),
        ("Try.List(Api.NameList())", "one zw\u00f6lf"),
        ("Try.List(Api.NameFirst())", "one"),
        ("Api.Path(1)", "/usr/lib"),
        ("Api.Path(0)", ""),
        ("Api.Path(-1)", "ExternalException: path failed with status -1"),
        ("Try.List(Api.Info(3))", "0 1 2"),
        ("Try.List(Api.Info(0))", ""),
        ("Api.Info(9)", "ExternalException: info failed with status -30"),
        ("Try.List(Api.ShortInfo())", "97 98 99"),
        ("Api.Growing()", "InvalidOperationException: growing kept asking for more room; the last request was for 8 elements"),
        ("Api.FlagSum(Modes.ReadOnly | Modes._8k)", "9"),
        ("Api.FlagGet()", "ReadOnly, Nomutex"),
        ("Api.Shade(Shade.Light)", "Dark"),
    ];

    [Fact]
    public void Each_is_returned_as_the_contract_says()
    {
        var program = string.Join(", ", Calls.Select(call => $"Try.Of(() => {call.Call})"));
        var results = CaseProgram.Run(C, Declarations, $"string.Join('|', new object[] {{ {program} }})", types: Types).Split('|');
        Assert.Equal(Calls.Select(call => $"{call.Call}: {call.Expected}"), Calls.Zip(results).Select(pair => $"{pair.First.Call}: {pair.Second}"));
    }

    [Theory]
    [InlineData("[array(m)] double* f(int n)", "IB1003")]
    [InlineData("[array(size_of(n))] double* f(int n)", "IB1014")]
    [InlineData("[array(g(n, n))] double* f(int n)", "IB1014")]
    [InlineData("[array(n)] double f(int n)", "IB1004")]
    [InlineData("[array(n)] double** f(int n)", "IB1006")]
    [InlineData("[array(n) | view(n)] double* f(int n)", "IB1006")]
    [InlineData("[view(n) | free(free)] double* f(int n)", "IB1006")]
    [InlineData("[view(n)] double* f(int n, int* x = out(1))", "IB1006")]
    [InlineData("[view(n)] double* f(double* x = in(n), int n)", "IB1006")]
    [InlineData("[view(1)] double* f(sbyte* text = string)", "IB1006")]
    [InlineData("int f(double* x = array(n), int n)", "IB1006")]
    [InlineData("int f(double* x = in(n) | twice(return), int n)", "IB1006")]
    [InlineData("void f(double* x = out(n) | twice(return), int n)", "IB1006")]
    [InlineData("int f(double* x = out(n + 1) | twice(return), int n)", "IB1006")]
    [InlineData("int f(double* x = out(n) | twice(m), int n, int* m)", "IB1021")]
    [InlineData("int f(double* x = out(n) | twice(return), double* y = out(m) | twice(return), int n, int m)", "IB1006")]
    [InlineData("int f(double** x = in(null), int n)", "IB1003")]
    [InlineData("int f(int x = flags(Modes, NOTHING_*))", "IB1006")]
    [InlineData("int f(int x = flags(Modes))", "IB1006")]
    [InlineData("int f(double x = enum(Modes, MODE_*))", "IB1006")]
    [InlineData("int f(sbyte x = enum(Modes, MODE_*))", "IB1006")]
    [InlineData("int f(int x = enum(Modes, MODE_*) | range(0, 1))", "IB1006")]
    [InlineData("int f(int x = enum(Native, MODE_*))", "IB1006")]
    public void What_cannot_be_returned_is_refused(string declaration, string id)
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions(declaration, "int g(int n)") + "public const int MODE_A = 1, MODE_B = 1000;"));
        Assert.Contains(id, run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.DoesNotContain(" F(", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enum_named_like_the_class_of_a_handle_is_refused()
    {
        var run = GeneratorRun.Of(Raw.Class(
            Raw.Functions("[handle(box, box_free)] box* box_create(int mode = enum(BoxHandle, MODE_*))", "void box_free(box* b)")
            + "public const int MODE_A = 1;", types: "internal partial struct box { }"));
        Assert.Contains(run.Diagnostics, found => found.Id == "IB1006" && found.GetMessage().Contains("the class of the handle box", StringComparison.Ordinal));
    }
}
