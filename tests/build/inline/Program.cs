// SPDX-License-Identifier: MIT
// Calls a method in C of every kind, and prints what it returns or throws.
using InteropBridge;
using Some.Where;

float[] x = [1, 2, 3], y = [10, 20, 30];
K.Saxpy(2, x, y);
Console.WriteLine(string.Join(' ', y));
Show(() => K.Saxpy(2, [1f], y));
Show(() => K.Saxpy(2, y, y));
Console.WriteLine(K.Dot([1.0, 2, 3], [1.0, 2, 3]));
var sum = K.Extremes([3, -1, 7f], out var low, out var high);
Console.WriteLine($"{sum} {low} {high}");
Console.WriteLine(K.Length("Grüße"));
Show(() => K.Length("a\0b"));
Show(() => K.Length(null!));
Console.WriteLine(K.MaybeLength(null));
Console.WriteLine(K.IsEven(4));
var p = new Point { X = 1, Y = 2, Kind = Colour.Red };
var q = K.Shift(p, new Point { X = 10, Y = 20, Kind = Colour.Blue });
Console.WriteLine($"{q.X} {q.Y} {q.Kind}");
K.Bump(ref p); Console.WriteLine(p.X);
Console.WriteLine(K.Norm(in p));
Console.WriteLine(K.Apply(t => t * t, 3));
Show(() => K.Apply(_ => throw new InvalidOperationException("mine"), 3));
Show(() => K.Factorial(99));
Console.WriteLine(K.Factorial(5));
Console.WriteLine(K.Sum2(2, 3, [1, 2, 3, 4, 5, 6]));
Show(() => K.Sum2(2, 4, [1, 2, 3, 4, 5, 6]));
K.ShiftLeft(x, x); Console.WriteLine(string.Join(' ', x));
var done = new List<long>();
Console.WriteLine(K.Work(5, new Direct(done), default)); Console.WriteLine(string.Join(' ', done));
using var source = new CancellationTokenSource(); source.Cancel();
Show(() => K.Work(5, null, source.Token));
Show(() => K.Work2(5, source.Token));
Console.WriteLine(K.Next('a'));
Console.WriteLine(K.Sine(1.0));
Console.WriteLine(K.Count(Colour.Blue));
K.Over(1); K.Over(1.5);
Console.WriteLine(K.All([true, false]));

static void Show(Action action) { try { action(); Console.WriteLine("nothing thrown"); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); } }

sealed class Direct(List<long> list) : IProgress<long> { public void Report(long value) => list.Add(value); }

namespace Some.Where
{
    public enum Colour { Red, Blue = 5 }

    public struct Point { public double X; public float Y; public Colour Kind; }

    [InlineCFileScope("#include <math.h>\n#include <string.h>\n")]
    [InlineCFileScope("""
        static double square(double v) { return v * v; }
        """)]
    internal static partial class K
    {
        [InlineC("for (int64_t i = 0; i < y_length; i++) { y[i] += a * x[i]; }", OpenMP = true)]
        public static partial void Saxpy(float a, [SameLength("y")] ReadOnlySpan<float> x, Span<float> y);

        [InlineC("""
            double sum = 0;
            for (int64_t i = 0; i < x_length; i++)
                sum += x[i] * y[i];
            return sum;
            """)]
        public static partial double Dot(ReadOnlySpan<double> x, [SameLength("x")] ReadOnlySpan<double> y);

        [InlineC("*lowest = x[0]; *highest = x[0]; float s = 0; for (int64_t i = 0; i < x_length; i++) { if (x[i] < *lowest) *lowest = x[i]; if (x[i] > *highest) *highest = x[i]; s += x[i]; } return s;")]
        public static partial float Extremes(ReadOnlySpan<float> x, out float lowest, out float highest);

        [InlineC("return (int32_t)strlen(text);")]
        public static partial int Length(string text);

        [InlineC("return text == NULL ? -1 : (int32_t)strlen(text);")]
        public static partial int MaybeLength(string? text);

        [InlineC("return n % 2 == 0;")]
        public static partial bool IsEven(int n);

        [InlineC("Point r = { a.X + b.X, a.Y + b.Y, Colour_Blue }; return r;")]
        public static partial Point Shift(Point a, Point b);

        [InlineC("p->X += 1;")]
        public static partial void Bump(ref Point p);

        [InlineC("return sqrt(square(p->X) + square(p->Y));")]
        public static partial double Norm(in Point p);

        [InlineC("return f(v, f_data);")]
        public static partial double Apply(Func<double, double> f, double v);

        [InlineC("uint64_t r = 1; for (int i = 2; i <= n; i++) r *= i; return r;")]
        public static partial ulong Factorial([Contract("range(0, 20)")] int n);

        [InlineC("int64_t s = 0; for (int32_t i = 0; i < rows * columns; i++) s += m[i]; return s;")]
        public static partial long Sum2(int rows, int columns, [Length("rows * columns")] ReadOnlySpan<int> m);

        [InlineC("for (int64_t i = 1; i < to_length; i++) to[i - 1] = from[i];")]
        public static partial void ShiftLeft([MayOverlap, SameLength("to")] ReadOnlySpan<float> from, [MayOverlap] Span<float> to);

        [InlineC("int64_t i = 0; for (; i < n; i++) if (progress_report(i)) break; return i;")]
        public static partial long Work(int n, IProgress<long>? progress, CancellationToken token);

        [InlineC("int64_t i = 0; for (; i < n; i++) if (token_report(i)) break; return i;")]
        public static partial long Work2(int n, CancellationToken token);

        [InlineC("return c + 1;")]
        public static partial char Next(char c);

        [InlineC(Text)]
        private static partial double SineCore(double v);

        private const string Text = "return " + "sin(v);";

        public static double Sine(double v) => SineCore(v);

        [InlineC("return (int32_t)c;")]
        public static partial int Count(Colour c);

        [InlineC("(void)v;")]
        public static partial void Over(int v);

        [InlineC("(void)v;")]
        public static partial void Over(double v);

        [InlineC("bool all = true; for (int64_t i = 0; i < flags_length; i++) all = all && flags[i]; return all;")]
        public static partial bool All(ReadOnlySpan<bool> flags);
    }
}
