// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Generators;

/// <summary>A small C library with one function for each contract, compiled once.</summary>
public sealed class SampleLibrary : IDisposable
{
    private const string Source = """
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        typedef struct { double x, y; } point;
        typedef int32_t (*progress)(void *user, int64_t done, int64_t total);
        typedef int32_t (*visit)(int32_t value, const int32_t *address, void *user);
        typedef void (*heard)(void *user, int32_t value);
        typedef struct { int32_t value; heard listener; void *user; } counter;
        static int32_t live;

        int32_t dot_f64(const double *x, const double *y, int64_t n, double *result) {
            if (x == NULL || y == NULL) return 1;
            *result = 0;
            for (int64_t i = 0; i < n; i++) *result += x[i] * y[i];
            return 0;
        }
        int32_t dot_f32(const float *x, const float *y, int64_t n, float *result) {
            *result = 0;
            for (int64_t i = 0; i < n; i++) *result += x[i] * y[i];
            return 0;
        }
        int32_t dot_i32(const int32_t *x, const int32_t *y, int64_t n, int32_t *result) {
            *result = 0;
            for (int64_t i = 0; i < n; i++) *result += x[i] * y[i];
            return 0;
        }
        void transpose(const int32_t *from, int32_t *to, int32_t rows, int32_t columns) {
            for (int32_t r = 0; r < rows; r++) for (int32_t c = 0; c < columns; c++) to[c * rows + r] = from[r * columns + c];
        }
        void negate(const double *from, double *to, uint8_t n) { for (int i = 0; i < n; i++) to[i] = -from[i]; }
        void weigh(const double *x, const double *weights, int64_t n, double *sum) {
            *sum = 0;
            for (int64_t i = 0; i < n; i++) *sum += x[i] * (weights ? weights[i] : 1);
        }
        double stride_sum(const double *x, int64_t n, int64_t stride) {
            double sum = 0;
            for (int64_t i = 0; i < n; i++) sum += x[i * stride];
            return sum;
        }
        void convolve(const double *x, int32_t n, const double *kernel, int32_t width, double *y) {
            for (int32_t i = 0; i < n - (width - 1); i++) {
                y[i] = 0;
                for (int32_t k = 0; k < width; k++) y[i] += x[i + k] * kernel[k];
            }
        }
        int32_t divide(int32_t a, int32_t b, int32_t *quotient, int32_t *remainder) {
            if (b == 0) return 7;
            if (b == -1 && a == INT32_MIN) return 8;
            *quotient = a / b; *remainder = a % b;
            return 0;
        }
        int64_t length(const char *text) { return text ? (int64_t)strlen(text) : -1; }
        const char *greeting(int32_t which) { return which == 0 ? NULL : "gr\xc3\xbc\xc3\x9f dich"; }
        void lend(const char **text) { *text = "lent"; }
        int32_t describe(char *buffer, size_t room) { strncpy(buffer, "a long description", room); return (int32_t)room; }
        void pack(const uint8_t *from, uint64_t n, uint8_t *to, uint64_t *room) {
            *room = n / 2 < *room ? n / 2 : *room;
            memcpy(to, from, *room);
        }
        point centre(const point *points, int32_t n) {
            point c = {0, 0};
            for (int32_t i = 0; i < n; i++) { c.x += points[i].x / n; c.y += points[i].y / n; }
            return c;
        }
        void move_squares(point *corners, int32_t n, double by) {
            for (int32_t i = 0; i < 4 * n; i++) corners[i].x += by;
        }
        void shift(const point *by, point *what) { what->x += by->x; what->y += by->y; }
        int32_t colour(int32_t c) { return c + 1; }
        double trace(const double m[4]) { return m[0] + m[3]; }
        int32_t optional(const int32_t *value) { return value ? *value : -1; }
        double clamp(double x) { return x; }
        int32_t add(int32_t a, int32_t b) { return a + b; }

        int32_t work(int64_t total, progress report, void *user, int64_t *done) {
            for (*done = 0; *done < total;) {
                ++*done;
                if (report && report(user, *done, total) && *done < total) return 5;
            }
            return 0;
        }
        int32_t each(const int32_t *values, int64_t n, visit callback, void *user) {
            int32_t sum = 0;
            for (int64_t i = 0; i < n; i++) sum += callback(values[i], values + i, user);
            return sum;
        }

        int32_t counter_create(int32_t start, counter **created) {
            if (start < 0) return 2;
            *created = calloc(1, sizeof **created); (*created)->value = start; live++;
            return 0;
        }
        counter *counter_open(int32_t start, heard listener, void *user) {
            counter *c = calloc(1, sizeof *c); c->value = start; c->listener = listener; c->user = user; live++;
            return c;
        }
        void counter_listen(counter *c, heard listener, void *user) { c->listener = listener; c->user = user; }
        int32_t counter_add(counter *c, int32_t by) {
            c->value += by;
            if (c->listener) c->listener(c->user, c->value);
            return c->value;
        }
        int32_t counter_peek(const counter *c) { return c ? c->value : -1; }
        void counter_destroy(counter *c) { free(c); live--; }
        int32_t counters_live(void) { return live; }
        """;

    private readonly TemporaryFolder _folder = new();

    public SampleLibrary() =>
        Path = CCompiler.SharedLibrary(_folder, OperatingSystem.IsWindows() ? "sample.dll" : "libsample.so", Source);

    /// <summary>Of the compiled library.</summary>
    public string Path { get; }

    /// <summary>The same functions as C# declarations with contracts.</summary>
    internal static string[] Functions { get; } =
    [
        "[status] int dot_f64(double* x = in(n), double* y = in(n), long n, double* result = out(1))",
        "[status] int dot_f32(float* x = in(n), float* y = in(n), long n, float* result = out(1))",
        "[status | nothrow] int dot_i32(int* x = in(n), int* y = in(n), long n, int* result = out(1))",
        "void transpose(int* from = in(rows * columns), int* to = out(rows * columns) | alias(none), int rows, int columns)",
        "void negate(double* from = in(n), double* to = out(n) | alias(exact), byte n)",
        "void weigh(double* x = in(n), double* weights = in(n) | nullable, long n = range(1, 3), double* sum = out(1))",
        "double stride_sum(double* x = in((n - 1) * stride + 1), long n, long stride)",
        "void convolve(double* x = in(n), int n, double* kernel = in(width), int width, double* y = out(n - (width - 1)))",
        "[status] int divide(int a, int b, int* quotient = out(1), int* remainder = out(1))",
        "long length(sbyte* text = string(utf8) | nullable)",
        "[string(utf8)] sbyte* greeting(int which)",
        "void lend(sbyte** text = out(1) | string(utf8) | nonnull)",
        "int describe(sbyte* buffer = out(room) | string(utf8), nuint room = range(0, 4096))",
        "void pack(byte* from = in(n), ulong n, byte* to = out(room), ulong* room = inout(1))",
        "point centre(point* points = in(n), int n)",
        "void move_squares(point* corners = inout(CORNERS * n), int n, double by)",
        "void shift(point* by = in(1), point* what = inout(1))",
        "Colour colour(Colour c = range(RED, GREEN))",
        "int optional(int* value = in(1) | nullable)",
        "double clamp(double x = range(0, 1))",
        "[fast] int add(int a, int b)",
        "[status] int work(long total = range(0, INT64_MAX), delegate* unmanaged[Cdecl]<void*, long, long, int> report ="
            + " nullable | callback(lifetime: call) | progress | cancel, void* user = user_data, long* done = out(1))",
        "int each(int* values = in(n), long n, delegate* unmanaged[Cdecl]<int, int*, void*, int> callback = nonnull |"
            + " callback(lifetime: call), void* user = user_data)",
        "[status] int counter_create(int start, counter** created = out(1) | handle(counter, counter_destroy))",
        "[handle(counter, counter_destroy)] counter* counter_open(int start, delegate* unmanaged[Cdecl]<void*, int, void>"
            + " listener = callback(lifetime: object), void* user = user_data)",
        "void counter_listen(counter* c = nonnull, delegate* unmanaged[Cdecl]<void*, int, void> listener ="
            + " callback(lifetime: object), void* user = user_data)",
        "int counter_add(counter* c = nonnull, int by)",
        "int counter_peek(counter* c = nullable)",
        "void counter_destroy(counter* c)",
        "int counters_live()",
    ];

    /// <summary>The types that the functions name.</summary>
    internal const string Types = """
        internal partial struct counter;
        internal struct point { public double x, y; }
        internal enum Colour { RED, GREEN, BLUE }
        """;

    /// <summary>All of it, as ClangSharp would write it.</summary>
    internal static string Declarations { get; } = Raw.Class(
        Raw.Functions(Functions) + """
        [DllImport("sample", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern double trace([NativeTypeName("const double[4]")] double* m);
        public const int CORNERS = 4;
        """, types: Types);

    public void Dispose() => _folder.Dispose();
}
