// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace InteropBridge.Processes;

/// <summary>Worker processes that stand or fall together: when one dies the others are ended, and from then on the pool only
/// throws. Parent and workers talk in lines of words. One pool is used by one thread at a time.</summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>To be raised with every change of what parent and worker program say to each other.</summary>
    internal const int ProtocolVersion = 2;

    /// <summary>Long, as a loaded machine may start hundreds; short enough that a program that is no worker shows.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly BlockingCollection<(int Worker, string? Line)> _lines = [];
    private readonly List<WorkerProcess> _workers = [];
    private WorkerException? _fault;

    /// <param name="count">Workers, at least 1.</param>
    /// <param name="task">A type that implements <see cref="IWorkerTask"/>.</param>
    /// <param name="command">How they are started; null for what this program has.</param>
    internal WorkerPool(int count, Type task, WorkerCommand? command = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (task.IsGenericType)
        {
            throw new ArgumentException($"a task is found by its name, which a generic type such as {task} has not of itself: "
                + "make a type that is not generic and let a command say which form is meant", nameof(task));
        }

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

            var name = WorkerProgram.Name(task);
            _workers.ForEach(worker => worker.Send(name));
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Workers.</summary>
    public int Count => _workers.Count;

    /// <summary>Their process ids.</summary>
    public IEnumerable<int> ProcessIds => _workers.Select(worker => worker.Id);

    /// <summary>Starts workers that serve a task, and waits until all are ready.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <typeparam name="TTask">What each of them does.</typeparam>
    /// <exception cref="WorkerException">They cannot be started; the message says why.</exception>
    public static WorkerPool Start<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TTask>(
        int count)
        where TTask : IWorkerTask, new() => new(count, typeof(TTask));

    /// <summary>Tells all workers of the memory, before the command that has them open it. They delete its file if this process
    /// is killed before it does.</summary>
    public void Share(SharedMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _workers.ForEach(worker => worker.Send(WorkerParent.FileCommand + memory.FilePath));
    }

    /// <exception cref="WorkerException">A worker died earlier.</exception>
    public void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    /// <summary>Sends a worker a command. One that is gone does not mind; the next <see cref="Receive"/> throws.</summary>
    public void Send(int worker, FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _workers[worker].Send(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sends all workers a command.</summary>
    public void SendAll(FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var text = line.ToString(CultureInfo.InvariantCulture);
        _workers.ForEach(worker => worker.Send(text));
    }

    /// <summary>Waits for the next line of any worker.</summary>
    /// <exception cref="WorkerException">A worker died.</exception>
    public (int Worker, string[] Words) Receive()
    {
        ThrowIfFaulted();
        var (worker, line) = _lines.Take();
        return (worker, Words(worker, line));
    }

    /// <summary>Ends the workers.</summary>
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
