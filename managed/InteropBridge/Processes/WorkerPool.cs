// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace InteropBridge.Processes;

/// <summary>A group of worker processes. When one dies, the others are stopped, and from then on the pool only throws.
/// Parent and workers exchange lines of words. Not thread-safe.</summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>Raise this with every change to the protocol between parent and worker program.</summary>
    internal const int ProtocolVersion = 2;

    /// <summary>Long, because a loaded machine may start hundreds; short enough to notice a program that is not a
    /// worker.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly BlockingCollection<(int Worker, string? Line)> _lines = [];
    private readonly List<WorkerProcess> _workers = [];
    private WorkerException? _fault;

    /// <param name="count">Workers, at least 1.</param>
    /// <param name="task">A type that implements <see cref="IWorkerTask"/>.</param>
    /// <param name="command">How to start them; null for the default.</param>
    internal WorkerPool(int count, Type task, WorkerCommand? command = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (task.IsGenericType)
        {
            throw new ArgumentException($"a task is found by its name, which is not enough for a generic type such as {task}: "
                + "use a type that is not generic, and send a command that says which element type to use", nameof(task));
        }

        command ??= WorkerCommand.Get();
        var lines = _lines; // all that the readers hold: a pool that is forgotten can be collected
        try
        {
            for (var i = 0; i < count; i++)
            {
                var worker = i;
                _workers.Add(new WorkerProcess(command, line => lines.Add((worker, line))));
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

    /// <summary>Number of workers.</summary>
    public int Count => _workers.Count;

    /// <summary>Their process ids.</summary>
    public IEnumerable<int> ProcessIds => _workers.Select(worker => worker.Id);

    /// <summary>Starts workers that serve a task, and waits until all are ready.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <typeparam name="TTask">What each of them does.</typeparam>
    /// <exception cref="WorkerException">The workers cannot be started; the message says why.</exception>
    public static WorkerPool Start<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TTask>(
        int count)
        where TTask : IWorkerTask, new() => new(count, typeof(TTask));

    /// <summary>Tells all workers where the memory is; send a command that makes them open it afterwards. They delete its
    /// file if this process is killed before it can.</summary>
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

    /// <summary>Sends a command to a worker. If the worker is gone, this does nothing and the next <see cref="Receive"/>
    /// throws.</summary>
    public void Send(int worker, FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _workers[worker].Send(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sends a command to all workers.</summary>
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

    /// <summary>Stops the workers.</summary>
    public void Dispose()
    {
        // All at once, then one by one: they end side by side.
        _workers.ForEach(worker => worker.Close());
        _workers.ForEach(worker => worker.Dispose());
        _workers.Clear();
        _lines.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the workers of a pool that was never disposed of end. Their readers keep them, and free what they hold.</summary>
    ~WorkerPool() => _workers.ForEach(worker => worker.Abandon());

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
