// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Checks;

/// <summary>A process that checks variants, seen from the one that waits for it.</summary>
internal sealed class CheckProcess : IDisposable
{
    /// <summary>How the line begins in which a sanitizer says what it found, and where.</summary>
    public const string Sanitizer = "SUMMARY: ";

    private const int ErrorLines = 3;
    private const int MostSaid = 300;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(1);
    private readonly NamedPipeServerStream _pipe;
    private readonly Process _process;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;
    private readonly Queue<string> _errors = new();

    /// <param name="assemblies">Files of assemblies with tables.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public CheckProcess(IEnumerable<string> assemblies)
    {
        var name = $"interopbridge-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = OwnProgram.With(
            [CheckCommand.Verb, name, .. assemblies.SelectMany(path => new[] { UserAssembly.OptionName, path })]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        // A process that is killed would leave the sockets that debuggers connect to in the temporary folder.
        start.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, _) => { }; // a variant may print
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Connect();
        (_reader, _writer) = (new StreamReader(_pipe), new StreamWriter(_pipe) { AutoFlush = true });
    }

    /// <summary>Has a request done.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="limit">How long it may take.</param>
    public CheckOutcome Do(CheckRequest request, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var last = new CheckReply();
        try
        {
            _writer.WriteLine(JsonSerializer.Serialize(request, CheckJson.Default.CheckRequest));
            while (!last.IsEnd)
            {
                var left = limit - clock.Elapsed;
                var line = _reader.ReadLineAsync().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero).GetAwaiter().GetResult();
                if (line is null)
                {
                    return new CheckOutcome(last, Crash: Death(), IsLate: false);
                }

                last = JsonSerializer.Deserialize(line, CheckJson.Default.CheckReply)!;
            }

            return new CheckOutcome(last, null, false);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            return new CheckOutcome(last, null, IsLate: true);
        }
        catch (IOException)
        {
            return new CheckOutcome(last, Crash: Death(), IsLate: false);
        }
    }

    public void Dispose()
    {
        _pipe.Dispose(); // which ends it
        if (!_process.WaitForExit(Grace))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Connect()
    {
        using var ended = new CancellationTokenSource(Start);
        _process.Exited += (_, _) => Cancel(ended);
        if (_process.HasExited)
        {
            Cancel(ended);
        }

        try
        {
            _pipe.WaitForConnectionAsync(ended.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new IOException(_process.HasExited ? $"it ended at once: {Death()}" : "it did not begin within a minute");
        }
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended after it had connected.
        }
    }

    private string Death()
    {
        if (!_process.WaitForExit(Grace))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit(); // without a limit also for the rest of what it said
        lock (_errors)
        {
            var said = string.Join(' ', _errors);
            return Deaths.Describe(_process.ExitCode) + (said.Length == 0 ? ""
                : $"; it said: {(said.Length > MostSaid ? said[..MostSaid] + "..." : said)}");
        }
    }

    private void Keep(string? error)
    {
        lock (_errors)
        {
            if (error?.StartsWith(Sanitizer, StringComparison.Ordinal) == true)
            {
                _errors.Clear(); // it names the line
            }

            var isDone = _errors.TryPeek(out var first) && first.StartsWith(Sanitizer, StringComparison.Ordinal);
            if (!string.IsNullOrWhiteSpace(error) && !isDone && _errors.Count < ErrorLines)
            {
                _errors.Enqueue(error.Trim());
            }
        }
    }
}
