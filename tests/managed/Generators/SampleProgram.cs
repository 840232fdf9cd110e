// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators;

/// <summary>A C# program over <see cref="SampleLibrary"/>'s safe API, which a user could have written: each of its public
/// methods is a scenario, and throws if anything is not as the contracts say.</summary>
internal static class SampleProgram
{
    /// <summary>The class of the scenarios.</summary>
    public const string Class = "Sample.Program";

    private static readonly Lazy<GeneratorRun> Run = new(() =>
        GeneratorRun.Of([SampleLibrary.Declarations, Mapped, Source]).Sound());

    /// <summary>The program, compiled with what the generator adds.</summary>
    public static GeneratorRun Compiled => Run.Value;

    /// <summary>Two of the functions again, with a status map of the user's and a callback that only asks whether to
    /// stop.</summary>
    private static string Mapped => $$"""
        using System;
        using System.Runtime.InteropServices;
        using Users;
        namespace Sample;
        internal static unsafe partial class MappedNative
        {
            {{Raw.Functions(
                "[status] int divide(int a, int b, int* quotient = out(1), int* remainder = out(1))",
                "[status] int work(long total, delegate* unmanaged[Cdecl]<void*, long, long, int> report ="
                    + " callback(lifetime: call) | cancel, void* user = user_data, long* done = out(1))")}}
        }
        [InteropBridge.SafeApi(typeof(MappedNative), StatusMap = typeof(Failures))]
        internal static partial class MappedApi;
        internal static class Failures
        {
            public static Exception? ToException(int status) => status switch
            {
                5 => new TimeoutException("stopped"),
                7 => new DivideByZeroException(),
                _ => null,
            };
        }
        """;

    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        namespace Sample;
        internal static class Program
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
            private sealed class Listener(Action<long> report)
                : IProgress<long> { public void Report(long value) => report(value); }

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
            public static void StatusMapOfTheUser()
            {
                Same((3, 2), MappedApi.Divide(17, 5));
                Throws<DivideByZeroException>(() => MappedApi.Divide(1, 0));
                Same((0, 0), MappedApi.Divide(int.MinValue, -1));
                Throws<System.Runtime.InteropServices.ExternalException>(() => Api.Divide(int.MinValue, -1));
            }
            public static void CancelAlone()
            {
                Same(5L, MappedApi.Work(5));
                var stopped = Throws<OperationCanceledException>(() => MappedApi.Work(5, new CancellationToken(true)));
                Same(true, stopped.CancellationToken.IsCancellationRequested);
                Same("stopped", ((TimeoutException)stopped.InnerException!).Message);
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

            public static void ProgressAndCancel()
            {
                Same(5L, Api.Work(5));
                var reports = new List<long>();
                Same(3L, Api.Work(3, new Listener(reports.Add)));
                Same("1 2 3", string.Join(' ', reports));
                Same("boom",
                    Throws<FormatException>(() =>
                        Api.Work(9, new Listener(done => { if (done == 2) throw new FormatException("boom"); }))).Message);
                using var source = new CancellationTokenSource();
                reports.Clear();
                var stopped = Throws<OperationCanceledException>(() => Api.Work(9,
                    new Listener(done => { reports.Add(done); if (done == 4) source.Cancel(); }), source.Token));
                Same(source.Token, stopped.CancellationToken);
                Same(4, reports.Count);
                Throws<ArgumentOutOfRangeException>(() => Api.Work(-1));
            }
            public static void Callback()
            {
                int[] values = [1, 2, 3];
                Same(14, Api.Each(values, (value, address) => value * value));
                Throws<ArgumentNullException>(() => Api.Each(values, null!));
                var calls = 0;
                Throws<FormatException>(() => Api.Each(values, (_, _) => { calls++; throw new FormatException(); }));
                Same(1, calls);
            }
            public static void Handles()
            {
                var before = Api.CountersLive();
                using (CounterHandle counter = Api.CounterCreate(5))
                {
                    Same(7, Api.CounterAdd(counter, 2));
                    Same(7, Api.CounterPeek(counter));
                    Same(before + 1, Api.CountersLive());
                }
                Same(before, Api.CountersLive());
                Same(-1, Api.CounterPeek());
                Throws<System.Runtime.InteropServices.ExternalException>(() => Api.CounterCreate(-1));
                var disposed = Api.CounterCreate(1);
                disposed.Dispose();
                Throws<ObjectDisposedException>(() => Api.CounterAdd(disposed, 1));
                Throws<ArgumentNullException>(() => Api.CounterAdd(null!, 1));
            }
            public static void CallbacksOfAnObject()
            {
                var heard = new List<int>();
                using var counter = Api.CounterOpen(0, heard.Add);
                Collect();
                Api.CounterAdd(counter, 1);
                Api.CounterAdd(counter, 1);
                Same("1 2", string.Join(' ', heard));
                Api.CounterListen(counter, value => throw new FormatException($"at {value}"));
                Same("at 3", Throws<FormatException>(() => Api.CounterAdd(counter, 1)).Message);
                Same("at 4", Throws<FormatException>(() => Api.CounterAdd(counter, 1)).Message);
            }
            [MethodImpl(MethodImplOptions.NoInlining)]
            private static (CounterHandle, WeakReference[]) Heard()
            {
                List<int> opened = [], listening = [];
                var counter = Api.CounterOpen(0, opened.Add);
                Api.CounterListen(counter, listening.Add);
                return (counter, [new(opened), new(listening)]);
            }
            public static void CallbacksLiveAsLongAsTheirObject()
            {
                var (counter, heard) = Heard();
                Collect();
                Same(true, heard[0].IsAlive && heard[1].IsAlive);
                counter.Dispose();
                Collect();
                Same(false, heard[0].IsAlive || heard[1].IsAlive);
            }
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
            private static void Collect()
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
            }
        }
        """;
}
