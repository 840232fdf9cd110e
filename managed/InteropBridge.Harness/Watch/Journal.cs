// SPDX-License-Identifier: MIT
using System.IO.Pipes;
using System.Text.Json;
using InteropBridge.Harness.Shell;
using Microsoft.Win32.SafeHandles;

namespace InteropBridge.Harness.Watch;

/// <summary>In the process that measures: keeps a note of the row whose code runs, which another process reads when this one died
/// or hangs. Nothing is noted in a process that nobody watches.</summary>
internal static class Journal
{
    /// <summary>Environment variable with the folder of the notes.</summary>
    public const string Variable = "INTEROPBRIDGE_WATCHED_FROM";

    /// <summary>What the other process writes to the pipe for Ctrl-C.</summary>
    public const string Interrupt = "interrupt";

    public const string RowFile = "row.json";
    private const string FailuresFile = "failures.json";
    private const int Length = 2048;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, double> Limits = [];
    private static SafeFileHandle? _file;
    private static string? _folder;
    private static RunningRow? _running;
    private static int _number;
    private static volatile bool _isInterrupted;

    /// <summary>Whether another process watches this one.</summary>
    public static bool IsWatched => _file is not null;

    /// <summary>Whether the other process has passed a Ctrl-C on.</summary>
    public static bool IsInterrupted => _isInterrupted;

    /// <summary>Rows that have ended a process before this one.</summary>
    public static IReadOnlyList<FailedRow> Failures { get; private set; } = [];

    /// <summary>A file that the process after this one finds again; null if there will be none.</summary>
    public static string? FileOf(string name) => _folder is null ? null : Path.Combine(_folder, name);

    /// <summary>Begins to take notes, if this process was started to be watched.</summary>
    public static void Open()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
        {
            return;
        }

        _folder = folder;
        _file = File.OpenHandle(Path.Combine(folder, RowFile), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        Failures = File.Exists(Path.Combine(folder, FailuresFile))
            ? JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, FailuresFile)), WatchJson.Default.ListFailedRow)! : [];
        Note(null);
        // Not standard input, without which there is no live progress.
        var pipe = new NamedPipeClientStream(".", PipeOf(folder), PipeDirection.In);
        pipe.Connect(Patience);
        new Thread(() => Listen(new StreamReader(pipe))) { IsBackground = true }.Start();
    }

    /// <summary>The pipe that ends with the process that watches.</summary>
    public static string PipeOf(string folder) => Path.GetFileName(folder);

    /// <summary>Says how long a piece of a row may take from now on.</summary>
    public static void Allow(string row, TimeSpan limit) => Limits[row] = limit.TotalSeconds;

    /// <summary>Runs a piece of a row.</summary>
    /// <param name="row">The row; its limit and number are filled in.</param>
    /// <param name="piece">The piece.</param>
    public static void Within(RunningRow row, Action piece)
    {
        if (!IsWatched)
        {
            piece();
            return;
        }

        var outer = _running; // a row may run another one, its reference
        Note(row with { Number = ++_number, LimitSeconds = Limits.GetValueOrDefault(row.Name, double.MaxValue) });
        try
        {
            piece();
        }
        finally
        {
            Note(outer is null ? null : outer with { Number = ++_number });
        }
    }

    /// <summary>In the process that watches: the row whose code runs, or ran when the other process died; null if none did.</summary>
    public static RunningRow? Read(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, RowFile)).Trim();
            return text.Length == 0 ? null : JsonSerializer.Deserialize(text, WatchJson.Default.RunningRow);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException)
        {
            return null; // it is being written, or the other process died before it could write
        }
    }

    /// <summary>In the process that watches: tells the next one what to leave out.</summary>
    public static void Write(string folder, List<FailedRow> failures) => File.WriteAllText(
        Path.Combine(folder, FailuresFile), JsonSerializer.Serialize(failures, WatchJson.Default.ListFailedRow));

    private static void Note(RunningRow? row)
    {
        _running = row;
        var text = row is null ? [] : JsonSerializer.SerializeToUtf8Bytes(row, WatchJson.Default.RunningRow);
        var record = new byte[Math.Max(Length, text.Length)]; // one write, so that no reader sees parts of two
        record.AsSpan().Fill((byte)' ');
        text.CopyTo(record, 0);
        RandomAccess.Write(_file!, record, 0);
    }

    private static void Listen(StreamReader pipe)
    {
        while (pipe.ReadLine() is { } line)
        {
            _isInterrupted |= line == Interrupt;
        }

        Environment.Exit(ExitCode.Interrupted); // the other process is gone
    }
}
