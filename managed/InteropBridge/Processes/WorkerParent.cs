// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace InteropBridge.Processes;

/// <summary>The parent, as a worker process sees it: commands come in and answers go out as lines of words. A thread of its own
/// reads, so that the end of the input, which is the end of the parent, is seen at once however busy the rest is.</summary>
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

    /// <summary>The words of the next command; waits for it.</summary>
    public string[] Next() => _commands.Take();

    /// <summary>Answers with a line. Numbers are written as any culture reads them.</summary>
    public void Say(FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Opens the memory that the parent shares (<see cref="WorkerPool.Share"/>).</summary>
    /// <param name="bytes">Its size, as the parent made it.</param>
    /// <exception cref="InvalidOperationException">The parent shares none.</exception>
    public SharedMemory OpenSharedMemory(long bytes) =>
        SharedMemory.Open(_file ?? throw new InvalidOperationException("the parent has shared no memory"), bytes);

    /// <summary>A word as a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
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
