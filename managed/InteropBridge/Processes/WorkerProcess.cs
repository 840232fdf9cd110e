// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace InteropBridge.Processes;

/// <summary>One worker, seen from its parent, which exchanges lines with it through standard input and output. It exits when
/// its input ends, so it cannot outlive a parent that was killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int GraceMilliseconds = 5000;
    private const int ErrorLines = 20;

    private readonly Process _process;
    private readonly Thread _reader;
    private readonly Queue<string> _errors = new();
    private volatile bool _isAbandoned;

    /// <summary>Starts it.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="receive">Called with every line that the worker writes, and with null at the end; on a separate
    /// thread.</param>
    /// <exception cref="WorkerException">It cannot be started.</exception>
    public WorkerProcess(WorkerCommand command, Action<string?> receive)
    {
        _process = new Process { StartInfo = StartInfo(command) };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception exception)
        {
            _process.Dispose();
            throw new WorkerException($"the worker {command.File} cannot be started: {exception.Message}", inner: exception);
        }

        Id = _process.Id;
        _process.StandardInput.AutoFlush = true;
        _process.BeginErrorReadLine();
        _reader = new Thread(() => Read(receive), maxStackSize: 256 * 1024) { IsBackground = true, Name = $"worker {Id}" };
        _reader.Start();
    }

    public int Id { get; }

    /// <summary>Sends a line. If the worker is gone, this does nothing: <c>receive</c> is called with its end.</summary>
    public void Send(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
        }
        catch (IOException)
        {
        }
    }

    /// <summary>The exception for a worker that has ended.</summary>
    public WorkerException Death()
    {
        if (!_process.WaitForExit(GraceMilliseconds))
        {
            _process.Kill();
        }

        // Without a limit it also waits for the last of the error output.
        _process.WaitForExit();
        var code = _process.ExitCode;
        return new WorkerException($"worker process {Id} ended unexpectedly: {ExitReason(code)}{Errors()}", code);
    }

    /// <summary>The exception for a worker that is running but unusable.</summary>
    public WorkerException Misbehaviour(string what) => new($"worker process {Id} {what}{Errors()}");

    /// <summary>Asks it to exit. It does so when its input ends, busy or not.</summary>
    public void Close()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException) // the latter in a finalizer, after the pipe's
        {
        }
    }

    /// <summary>Lets it exit without waiting for it; its reader frees what it held.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        Close();
    }

    public void Kill() => _process.Kill();

    /// <summary>Ends it, by force if necessary.</summary>
    public void Dispose()
    {
        Close();
        if (!_process.WaitForExit(GraceMilliseconds))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _reader.Join();
        _process.Dispose();
    }

    internal static string ExitReason(int exitCode)
    {
        string? signal = OperatingSystem.IsWindows() ? null : (exitCode - 128) switch
        {
            4 => "SIGILL",
            6 => "SIGABRT",
            7 => "SIGBUS",
            8 => "SIGFPE",
            9 => "SIGKILL; the system does this when memory runs out",
            11 => "SIGSEGV",
            15 => "SIGTERM",
            _ => null,
        };
        return $"exit code {exitCode}" + (signal is null ? "" : $" (signal {exitCode - 128}, {signal})");
    }

    private static ProcessStartInfo StartInfo(WorkerCommand command)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var info = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            CreateNoWindow = true,
        };

        // Workers that are killed would leave the sockets that debuggers and profilers connect to in the temp folder.
        info.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        return info;
    }

    private void Read(Action<string?> receive)
    {
        string? line;
        do
        {
            try
            {
                line = _process.StandardOutput.ReadLine();
            }
            catch (IOException)
            {
                line = null;
            }

            receive(line);
        }
        while (line is not null);
        if (_isAbandoned)
        {
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private void Keep(string? error)
    {
        if (error is not null)
        {
            lock (_errors)
            {
                _errors.Enqueue(error);
                if (_errors.Count > ErrorLines)
                {
                    _errors.Dequeue();
                }
            }
        }
    }

    private string Errors()
    {
        lock (_errors)
        {
            return _errors.Count == 0 ? "" : $". It said: {string.Join(Environment.NewLine, _errors)}";
        }
    }
}
