// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace InteropBridge.Peers;

/// <summary>A process that runs one program and answers orders; <c>programs/worker.py</c> says which. It ends with its input.</summary>
internal sealed class PeerProcess : IDisposable
{
    private const int MostReply = 1 << 16;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly Stream _orders;
    private readonly Stream _answers;
    private readonly Queue<string> _errors = new();

    /// <exception cref="PeerException">It cannot be started.</exception>
    public PeerProcess(PeerProgram program)
    {
        Program = program;
        var start = new ProcessStartInfo(program.Interpreter, [Path.Combine(PeerFiles.Folder, "worker.py"), program.Name])
        {
            WorkingDirectory = PeerFiles.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var variable in (string[])["OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "NUMEXPR_NUM_THREADS", "NUMEXPR_MAX_THREADS"])
        {
            start.Environment[variable] = program.Threads.ToString(CultureInfo.InvariantCulture);
        }

        start.Environment["NUMBA_CACHE_DIR"] = Path.Combine(PeerFiles.Folder, "numba");
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new PeerException($"{program.Interpreter} cannot be started: {failure.Message}");
        }

        _process.BeginErrorReadLine();
        (_orders, _answers) = (_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);
    }

    public PeerProgram Program { get; }

    /// <summary>Whether it can take another order.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Gives an order.</summary>
    /// <param name="order">A line, without its end.</param>
    /// <param name="data">What belongs to it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="PeerException">The program failed, or its process ended.</exception>
    public string Ask(string order, ReadOnlySpan<byte> data = default)
    {
        try
        {
            _orders.Write(Encoding.ASCII.GetBytes(order + "\n"));
            _orders.Write(data);
            _orders.Flush();
        }
        catch (IOException)
        {
            // It has ended, and may have said why.
        }

        var answer = ReadLine();
        if (answer is not null && !answer.StartsWith("failed ", StringComparison.Ordinal))
        {
            return answer;
        }

        IsAlive = false;
        throw new PeerException($"{Program.Name} by {Program.Interpreter} " + (answer ?? Death()));
    }

    /// <summary>Reads what follows an answer.</summary>
    public void Read(Span<byte> data)
    {
        try
        {
            _answers.ReadExactly(data);
        }
        catch (EndOfStreamException)
        {
            IsAlive = false;
            throw new PeerException($"{Program.Name} by {Program.Interpreter} {Death()}");
        }
    }

    /// <summary>It is not to be asked again.</summary>
    public void Fail() => IsAlive = false;

    public void Dispose()
    {
        IsAlive = false;
        _orders.Dispose(); // which ends it
        if (!_process.WaitForExit(Grace))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private string? ReadLine()
    {
        var line = new List<byte>();
        for (var next = _answers.ReadByte(); next != '\n'; next = _answers.ReadByte())
        {
            if (next < 0 || line.Count > MostReply)
            {
                return null;
            }

            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
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
            return $"ended with exit code {_process.ExitCode}" + (_errors.Count > 0 ? $"; it said: {string.Join(' ', _errors)}" : "");
        }
    }

    private void Keep(string? error)
    {
        const int lines = 3;
        lock (_errors)
        {
            if (!string.IsNullOrWhiteSpace(error))
            {
                _errors.Enqueue(error.Trim());
                _ = _errors.Count > lines && _errors.TryDequeue(out _);
            }
        }
    }
}
