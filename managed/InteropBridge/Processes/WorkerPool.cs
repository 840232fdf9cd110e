// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Globalization;

namespace InteropBridge.Processes;

/// <summary>Workers that stand or fall together: when one dies the others are ended, and from then on the pool only
/// throws.</summary>
internal sealed class WorkerPool : IDisposable
{
    /// <summary>To be raised with every change of what parent and worker say to each other.</summary>
    public const int ProtocolVersion = 1;

    /// <summary>Long, as a loaded machine may start hundreds; short enough that a program that is no worker shows.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly BlockingCollection<(int Worker, string? Line)> _lines = [];
    private readonly List<WorkerProcess> _workers = [];
    private WorkerException? _fault;

    /// <summary>Starts workers and waits until all are ready.</summary>
    /// <exception cref="WorkerException">They cannot be started.</exception>
    public WorkerPool(int count, WorkerCommand? command = null)
    {
        command ??= WorkerCommand.Get();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var worker = i;
                _workers.Add(new WorkerProcess(command, line => _lines.Add((worker, line))));
            }

            for (var ready = 0; ready < count; ready++)
            {
                CheckReady();
            }
        }
        catch
        {
            End();
            throw;
        }
    }

    public int Count => _workers.Count;

    public IEnumerable<int> ProcessIds => _workers.Select(worker => worker.Id);

    /// <exception cref="WorkerException">A worker died earlier.</exception>
    public void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    public void Send(int worker, FormattableString line) => _workers[worker].Send(line.ToString(CultureInfo.InvariantCulture));

    public void SendAll(FormattableString line) => _workers.ForEach(worker => worker.Send(line.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Waits for the next line of any worker.</summary>
    /// <exception cref="WorkerException">A worker died.</exception>
    public (int Worker, string[] Words) Receive()
    {
        ThrowIfFaulted();
        var (worker, line) = _lines.Take();
        return (worker, Words(worker, line));
    }

    public void Dispose()
    {
        // All at once, then one by one: they end side by side.
        _workers.ForEach(worker => worker.Close());
        _workers.ForEach(worker => worker.Dispose());
        _workers.Clear();
        _lines.Dispose();
    }

    private void CheckReady()
    {
        if (!_lines.TryTake(out var next, StartLimit))
        {
            throw _workers[0].Misbehaviour($"or another did not become ready within {StartLimit.TotalSeconds} s");
        }

        var words = Words(next.Worker, next.Line);
        if (words is not ["ready", var version])
        {
            throw _workers[next.Worker].Misbehaviour($"is not one of InteropBridge: it began with \"{next.Line}\"");
        }

        if (version != ProtocolVersion.ToString(CultureInfo.InvariantCulture))
        {
            throw _workers[next.Worker].Misbehaviour($"speaks version {version} of the protocol, this library version "
                + $"{ProtocolVersion}: the worker program and InteropBridge.dll come from different packages; rebuild");
        }
    }

    private string[] Words(int worker, string? line)
    {
        if (line is null)
        {
            _fault = _workers[worker].Death();
            _workers.ForEach(other => other.Kill());
            throw _fault;
        }

        return line.Split(' ');
    }

    private void End()
    {
        _workers.ForEach(worker => worker.Kill());
        Dispose();
    }
}
