// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace InteropBridge.Processes;

/// <summary>The worker's side: reads what its parent says and does it. A thread of its own reads, so that the end of the
/// input, which is the end of the parent, is seen at once however busy the rest is.</summary>
internal sealed class Worker(TextWriter output)
{
    private readonly BlockingCollection<string[]> _commands = [];
    private volatile string? _file;

    /// <summary>Serves until the parent is gone, which ends the process.</summary>
    public static void Run()
    {
        // Ctrl+C reaches every process of the terminal. The parent decides what it means; workers end when it does.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        try
        {
            using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            new Worker(output).Serve();
        }
#pragma warning disable CA1031 // Any exception: the parent puts what is written here into its own.
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            Environment.Exit(1);
        }
#pragma warning restore CA1031
    }

    /// <summary>The words of the next command.</summary>
    public string[] Next() => _commands.Take();

    public void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private void Serve()
    {
        new Thread(Listen, maxStackSize: 256 * 1024) { IsBackground = true, Name = "parent" }.Start();
        Say($"ready {WorkerPool.ProtocolVersion}");
        switch (Next())
        {
            case ["jacobi", "f64", var rows, var columns, var workers, var index]:
                new JacobiWorker<double>(this, _file!, Shape(rows, columns, workers), (int)Number(index)).Serve();
                break;
            case ["jacobi", "f32", var rows, var columns, var workers, var index]:
                new JacobiWorker<float>(this, _file!, Shape(rows, columns, workers), (int)Number(index)).Serve();
                break;
            case ["fibonacci", var form]:
                Fibonacci(form == nameof(FibonacciForm.Iterative) ? PlainFibonacci.Iterative : PlainFibonacci.Recursive);
                break;
            case var words:
                throw new InvalidDataException($"unknown command: {string.Join(' ', words)}");
        }
    }

    private void Listen()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        while (input.ReadLine() is { } line)
        {
            if (line.StartsWith("file ", StringComparison.Ordinal))
            {
                _file = line["file ".Length..];
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

    private static JacobiShape Shape(string rows, string columns, string workers) =>
        new((int)Number(rows), (int)Number(columns), (int)Number(workers));

    private void Fibonacci(Func<int, ulong> function)
    {
        while (true)
        {
            var n = (int)Number(Next()[0]);
            Say($"{n} {function(n)}");
        }
    }
}
