// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators;

/// <summary>A C# program over <see cref="SampleLibrary"/>'s safe API, which a user could have written: each of its public
/// methods is a scenario, and throws if anything is not as the contracts say.</summary>
internal static partial class SampleProgram
{
    /// <summary>The class of the scenarios.</summary>
    public const string Class = "Sample.Program";

    private static readonly Lazy<GeneratorRun> Run = new(() =>
        GeneratorRun.Of([SampleLibrary.Declarations, Mapped, Source, Calls]).Sound());

    /// <summary>The program, compiled with what the generator adds.</summary>
    public static GeneratorRun Compiled => Run.Value;

    private const string Source = """
        using System;
        using System.Collections.Generic;
        namespace Sample;
        internal static partial class Program
        {
            private static void Same<T>(T expected, T actual)
            {
                if (!EqualityComparer<T>.Default.Equals(expected,
                    actual)) throw new Exception($"expected {expected}, found {actual}");
            }
            private static TException Throws<TException>(Action action) where TException : Exception
            {
                try { action(); }
                catch (TException exception) when (exception.GetType() == typeof(TException)) { return exception; }
                throw new Exception($"no {typeof(TException)}");
            }

            public static void SharedLength()
            {
                Same(11.0, Api.Dot(new double[] { 1, 2 }, new double[] { 3, 4 }));
                Same(11f, Api.Dot(new float[] { 1, 2 }, new float[] { 3, 4 }));
                Same(0.0, Api.Dot(default(ReadOnlySpan<double>), default(ReadOnlySpan<double>)));
                Same(0.0, Api.Dot(Array.Empty<double>(), Array.Empty<double>()));
                Same("y", Throws<ArgumentException>(() => Api.Dot(new double[2], new double[1])).ParamName!);
            }
            private static T Generic<T>(T[] x, T[] y) where T : unmanaged => Api.Dot<T>(x, y);
            public static void Twins()
            {
                Same(11.0, Generic([1.0, 2], [3.0, 4]));
                Same(11f, Generic([1f, 2], [3f, 4]));
                Same(11, Generic([1, 2], [3, 4]));
                Throws<NotSupportedException>(() => Generic([1L, 2], [3L, 4]));
            }
            public static void Product()
            {
                var to = new int[7];
                Api.Transpose([1, 2, 3, 4, 5, 6], to, 2, 3);
                Same("1 4 2 5 3 6 0", string.Join(' ', to));
                Throws<ArgumentException>(() => Api.Transpose(new int[5], new int[6], 2, 3));
                Throws<ArgumentException>(() => Api.Transpose(new int[6], new int[5], 2, 3));
                Throws<ArgumentOutOfRangeException>(() => Api.Transpose(new int[6], new int[6], -2, -3));
                Throws<ArgumentException>(() => Api.Transpose(new int[6], new int[6], int.MaxValue, int.MaxValue));
            }
            public static void Difference()
            {
                double[] x = [1, 2, 3, 4, 5, 6, 7];
                Same(12.0, Api.StrideSum(x, 3, 3));
                Same(12.0, Api.StrideSum(x.AsSpan(0, 7), 3, 3));
                Same("x", Throws<ArgumentException>(() => Api.StrideSum(x.AsSpan(0, 6), 3, 3)).ParamName!);
                Same(0.0, Api.StrideSum(default, 0, 3));
                Throws<ArgumentOutOfRangeException>(() => Api.StrideSum(x, -1, 3));
                Throws<ArgumentOutOfRangeException>(() => Api.StrideSum(x, 3, -1));
                Throws<OverflowException>(() => Api.StrideSum(x, long.MaxValue, 2));
                var y = new double[6];
                Api.Convolve(x, [1, -1, 1], y.AsSpan(0, 5));
                Same("2 3 4 5 6 0", string.Join(' ', y));
                Same("y", Throws<ArgumentException>(() => Api.Convolve(x, [1, -1, 1], y.AsSpan(0, 4))).ParamName!);
                Api.Convolve([1], [1, 1], default);
            }
            public static void ConstantTimesVariable()
            {
                var corners = new point[9];
                Api.MoveSquares(corners, 2, 1.5);
                Same((1.5, 0.0), (corners[7].x, corners[8].x));
                Throws<ArgumentException>(() => Api.MoveSquares(corners.AsSpan(0, 7), 2, 1));
            }
            public static void Alias()
            {
                var cells = new int[12];
                Throws<ArgumentException>(() => Api.Transpose(cells, cells, 2, 3));
                Throws<ArgumentException>(() => Api.Transpose(cells.AsSpan(0, 6), cells.AsSpan(5, 6), 2, 3));
                Api.Transpose(cells.AsSpan(0, 6), cells.AsSpan(6, 6), 2, 3);
                double[] x = [1, 2, 3];
                Api.Negate(x, x);
                Same(-3.0, x[2]);
                Throws<ArgumentException>(() => Api.Negate(x.AsSpan(0, 2), x.AsSpan(1, 2)));
                Throws<ArgumentException>(() => Api.Negate(x.AsSpan(1, 2), x.AsSpan(0, 2)));
            }
            public static void NarrowLength()
            {
                Api.Negate(new double[255], new double[255]);
                Throws<ArgumentOutOfRangeException>(() => Api.Negate(new double[256], new double[256]));
            }
            public static void RangeOfALength()
            {
                Same("x", Throws<ArgumentOutOfRangeException>(() => Api.Weigh(default, default)).ParamName!);
                Throws<ArgumentOutOfRangeException>(() => Api.Weigh(new double[4], default));
            }
            public static void NullableArray()
            {
                Same(6.0, Api.Weigh([1, 2, 3], default));
                Same(12.0, Api.Weigh([1, 2, 3], [2, 2, 2]));
                Throws<ArgumentException>(() => Api.Weigh([1, 2, 3], [2, 2]));
            }
            public static void TupleAndStatus()
            {
                Same((3, 2), Api.Divide(17, 5));
                var (quotient, remainder) = Api.Divide(17, 5);
                Same(Api.Divide(17, 5).Quotient, quotient);
                Same(Api.Divide(17, 5).Remainder, remainder);
                var failure = Throws<System.Runtime.InteropServices.ExternalException>(() => Api.Divide(1, 0));
                Same(7, failure.ErrorCode);
                Same(true, failure.Message.Contains("divide"));
            }
            public static void Strings()
            {
                Same(9L, Api.Length("gr\u00fc\u00df di")); 
                Same(100000L, Api.Length(new string('x', 100000)));
                Same(-1L, Api.Length(null));
                Same(-1L, Api.Length());
                Throws<ArgumentException>(() => Api.Length("a\0b"));
                Same(null, Api.Greeting(0));
                Same("gr\u00fc\u00df dich", Api.Greeting(1));
                string lent = Api.Lend();
                Same("lent", lent);
            }
            public static void StringBuffer()
            {
                Same((30, "a long description"), Api.Describe(30));
                Same((6, "a long"), Api.Describe(6));
                Same((0, ""), Api.Describe(0));
                Same((4096, "a long description"), Api.Describe(4096));
                Throws<ArgumentOutOfRangeException>(() => Api.Describe(4097));
            }
            public static void Capacity()
            {
                var to = new byte[8];
                Same(2UL, Api.Pack([1, 2, 3, 4], to));
                Same(2, to[1]);
                Same(1UL, Api.Pack([1, 2, 3, 4], to.AsSpan(0, 1)));
            }
            public static void StructsEnumsFixedArrays()
            {
                var centre = Api.Centre([new point { x = 1, y = 2 }, new point { x = 3, y = 6 }]);
                Same((2.0, 4.0), (centre.x, centre.y));
                Api.Shift(new point { x = 1, y = -1 }, ref centre);
                Same((3.0, 3.0), (centre.x, centre.y));
                Same(Colour.GREEN, Api.Colour(Colour.RED));
                Throws<ArgumentOutOfRangeException>(() => Api.Colour(Colour.BLUE));
                Throws<ArgumentOutOfRangeException>(() => Api.Colour((Colour)(-1)));
                Same(5.0, Api.Trace([1, 2, 3, 4]));
                Throws<ArgumentException>(() => Api.Trace([1, 2, 3]));
                Same(7, Api.Optional(7));
                Same(-1, Api.Optional());
            }
            public static void FloatRange()
            {
                Same(1.0, Api.Clamp(1));
                Throws<ArgumentOutOfRangeException>(() => Api.Clamp(1.5));
                Throws<ArgumentOutOfRangeException>(() => Api.Clamp(double.NaN));
            }
            public static void Fast() => Same(5, Api.Add(2, 3));

            public static void NothingAllocated()
            {
                double[] x = new double[64], y = new double[64];
                int[] from = new int[6], to = new int[6];
                Api.Dot(x, y); Api.Transpose(from, to, 2, 3); Api.Work(1); Api.Length("short"); Api.Divide(4, 2); Api.Add(1, 2);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 100; i++)
                {
                    Api.Dot(x, y); Api.Transpose(from, to, 2, 3); Api.Work(1); Api.Length("short"); Api.Divide(4, 2); Api.Add(1,
                        2);
                }
                Same(0L, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
        """;
}
