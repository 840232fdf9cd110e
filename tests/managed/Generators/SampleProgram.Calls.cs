// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Generators;

/// <summary>Scenarios of status, progress, callbacks and handles.</summary>
internal static partial class SampleProgram
{
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

    private const string Calls = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        namespace Sample;
        internal static partial class Program
        {
            private sealed class Listener(Action<long> report)
                : IProgress<long> { public void Report(long value) => report(value); }

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
                Throws<OperationCanceledException>(() => Api.Work(9, cancellationToken: new CancellationToken(true)));
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
            private static void Collect()
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
            }
        }
        """;
}
