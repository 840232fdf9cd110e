// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace InteropBridge.Processes;

/// <summary>The parent, as a worker process sees it: commands come in and answers go out as lines of words. A separate
/// thread reads, so that the end of the input, which means the end of the parent, is noticed at once even if the worker is
/// busy.</summary>
public sealed class WorkerParent
{
    /// <summary>Begins the one command that the worker's program answers itself: the file of the shared memory.</summary>
    internal const string FileCommand = "file ";

    private readonly BlockingCollection<string[]> _commands = [];
    private readonly TextWriter _output;
    private volatile string? _file;

    internal WorkerParent(TextWriter output)
    {
        _output = output;
        new Thread(Listen, maxStackSize: 256 * 1024) { IsBackground = true, Name = "parent" }.Start();
    }

    /// <summary>Waits for the next command and returns its words.</summary>
    public string[] Next() => _commands.Take();

    /// <summary>Answers with a line. Numbers are written independently of the culture.</summary>
    public void Say(FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Opens the memory that the parent shares (<see cref="WorkerPool.Share"/>).</summary>
    /// <param name="bytes">Its size, as the parent created it.</param>
    /// <exception cref="InvalidOperationException">The parent has shared no memory.</exception>
    public SharedMemory OpenSharedMemory(long bytes) =>
        SharedMemory.Open(_file ?? throw new InvalidOperationException(
            "the parent has shared no memory: call WorkerPool.Share before the command that opens it"), bytes);

    /// <summary>A word as a number.</summary>
    /// <exception cref="FormatException">It is not a number.</exception>
    public static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private void Listen()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        while (input.ReadLine() is { } line)
        {
            if (line.StartsWith(FileCommand, StringComparison.Ordinal))
            {
                _file = line[FileCommand.Length..];
            }
            else
            {
                _commands.Add(line.Split(' '));
            }
        }

        // The parent deletes it once all have opened it; one that was killed before could not.
        if (_file is { } file && !OperatingSystem.IsWindows())
        {
            File.Delete(file);
        }

        Environment.Exit(0);
    }
}
