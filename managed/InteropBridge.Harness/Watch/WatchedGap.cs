// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Watch;

/// <summary>Runs <c>gap</c> in another process and watches it. A row that ends that process, or hangs in it, has failed; the others
/// go on in a new process without it.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="error">Where it is said that a row has failed.</param>
internal sealed class WatchedGap(IReadOnlyList<string> arguments, TextWriter error)
{
    private const string ShowCursor = "\e[?25h";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly List<FailedRow> _failures = [];
    private Process? _process;
    private volatile int _interrupts;
    private bool _isTold;

    /// <returns>The exit code.</returns>
    public int Run()
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, PassOn);
        if (Part.IsOne)
        {
            new Thread(Listen) { IsBackground = true }.Start();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => End());
        var folder = Directory.CreateTempSubdirectory("interopbridge-").FullName;
        try
        {
            while (true)
            {
                var (code, isLate) = Once(folder);
                if (_interrupts > 0 || Journal.Read(folder) is not { } row)
                {
                    return Verdict(code);
                }

                if (!Add(row, code, isLate))
                {
                    return ExitCode.Mismatch;
                }

                Journal.Write(folder, _failures);
                File.Delete(Path.Combine(folder, Journal.RowFile));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private (int Code, bool IsLate) Once(string folder)
    {
        var start = OwnProgram.With(arguments);
        start.CreateNoWindow = false; // it writes to this one's console
        start.Environment[Journal.Variable] = folder;
        using var pipe = new NamedPipeServerStream(Journal.PipeOf(folder), PipeDirection.Out, 1, PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        using var ended = new CancellationTokenSource();
        _ = pipe.WaitForConnectionAsync(ended.Token);
        using var process = _process = Process.Start(start) ?? throw new UsageException("A process for measuring could not be started.");
        var (number, since) = (-1, Stopwatch.StartNew());
        while (!process.WaitForExit(Look))
        {
            Tell(pipe);
            if (Journal.Read(folder) is not { } row || row.Number != number)
            {
                (number, since) = (Journal.Read(folder)?.Number ?? -1, Stopwatch.StartNew());
            }
            else if (since.Elapsed.TotalSeconds > row.LimitSeconds)
            {
                End();
                process.WaitForExit();
                return (process.ExitCode, IsLate: true);
            }
        }

        ended.Cancel();
        return (process.ExitCode, IsLate: false);
    }

    /// <returns>Whether there is a point in another process.</returns>
    private bool Add(RunningRow row, int code, bool isLate)
    {
        ShowCursorAgain();
        var failure = isLate ? $"did not end within {row.LimitSeconds:0} s while it was measured (--variant-timeout)"
            : Checker.Advise($"crashed while it was measured ({Deaths.Describe(code)})", row.IsNative);
        var isNew = !_failures.Exists(other => other.Row.IsSame(row));
        error.WriteLine($"{row.Name} {failure}.");
        error.WriteLine(isNew ? "A new process goes on with the other rows and what was measured of them." : "It did so again, so nothing was measured.");
        _failures.Add(new FailedRow(row, failure));
        return isNew;
    }

    private int Verdict(int code)
    {
        if (code is (>= ExitCode.Success and <= ExitCode.Regression) or ExitCode.Interrupted)
        {
            return code;
        }

        ShowCursorAgain();
        if (_interrupts > 0)
        {
            return ExitCode.Interrupted;
        }

        error.WriteLine($"The process that measures has died ({Deaths.Describe(code)}), and no variant was running in it.");
        return ExitCode.Mismatch;
    }

    /// <summary>The first Ctrl-C is passed on, as the other process may not be of this terminal; the second one ends it.</summary>
    private void PassOn(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!Part.IsOne) // which is told by the process that it is a part of
        {
            Interrupt();
        }
    }

    private void Listen()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line == Part.Interrupt)
            {
                Interrupt();
            }
        }

        _interrupts = 2; // nobody would read its result
        End();
    }

    private void Interrupt()
    {
        if (Interlocked.Increment(ref _interrupts) > 1)
        {
            End();
        }
    }

    private void Tell(NamedPipeServerStream pipe)
    {
        if (_interrupts == 0 || _isTold || !pipe.IsConnected)
        {
            return;
        }

        _isTold = true;
        try
        {
            pipe.Write(System.Text.Encoding.ASCII.GetBytes($"{Journal.Interrupt}\n"));
        }
        catch (IOException)
        {
            // It has just ended.
        }
    }

    private void End()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
        }
    }

    private static void ShowCursorAgain()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Out.Write(ShowCursor); // a progress bar hides it
        }
    }
}
