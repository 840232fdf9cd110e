// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Diagnostics;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>Another process that keeps one core busy on request, like a neighbour on the machine.</summary>
internal sealed class CoreTaker : IDisposable
{
    public const string Verb = "take-a-core";
    private const string Take = "take";
    private const string Leave = "leave";
    private readonly Process _process;

    /// <exception cref="UsageException">The process cannot be started.</exception>
    public CoreTaker()
    {
        try
        {
            _process = Process.Start(StartInfo())!;
            Tell(Leave);
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or IOException)
        {
            throw new UsageException($"--contended needs a second process, which could not be started: {failure.Message}");
        }
    }

    /// <summary>The hidden verb that the process runs.</summary>
    public static Command CreateCommand()
    {
        var command = new Command(Verb, "Keeps a core busy, controlled by standard input.") { Hidden = true };
        command.SetAction(_ => Serve(Console.In, Console.Out));
        return command;
    }

    /// <summary>Runs an action while the other process keeps a core busy.</summary>
    public T Beside<T>(Func<T> work)
    {
        Tell(Take);
        try
        {
            return work();
        }
        finally
        {
            Tell(Leave);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // which ends it
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static void Serve(TextReader orders, TextWriter answers)
    {
        using var busy = new ManualResetEventSlim();
        var core = new Thread(() =>
        {
            while (true)
            {
                busy.Wait(); // returns at once while set
            }
        }) { IsBackground = true };
        core.Start();
        while (orders.ReadLine() is { } order)
        {
            (order == Take ? (Action)busy.Set : busy.Reset)();
            answers.WriteLine(order);
            answers.Flush();
        }

        Environment.Exit(ExitCode.Success); // the thread may be within the event
    }

    private void Tell(string order)
    {
        _process.StandardInput.WriteLine(order);
        _process.StandardInput.Flush();
        if (_process.StandardOutput.ReadLine() != order)
        {
            throw new UsageException("The second process that --contended needs has ended unexpectedly; run the comparison again.");
        }
    }

    private static ProcessStartInfo StartInfo()
    {
        var start = OwnProgram.With(Verb);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        return start;
    }
}
