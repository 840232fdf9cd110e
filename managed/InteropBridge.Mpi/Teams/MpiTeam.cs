// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace InteropBridge.Mpi.Teams;

/// <summary>The ranks of a job as a team: rank 0 runs the program, and the others wait for what it tells them. So a program that was
/// written for one process uses all of them where it wants to. Ranks that wait sleep most of the time.</summary>
public sealed class MpiTeam
{
    private const int ControlTag = 1;
    private const char Separator = '\n';

    /// <summary>For so long after a command the next one is waited for without sleep: commands come in groups.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<int, MpiWork> _works = [];
    private readonly Lock _turn = new(); // one work at a time: all share the ranks' messages
    private readonly MpiSession _session;
    private readonly Communicator _control;
    private int _count;

    private MpiTeam(MpiSession session)
    {
        (_session, _control, Ranks) = (session, session.World.Duplicate(), session.World.Duplicate());
        using var machine = session.World.SplitByMachine();
        Machines = session.World.AllReduce(machine.Rank == 0 ? 1 : 0, MpiOperation.Sum);
    }

    /// <summary>The team that this process leads, as rank 0; null outside of <see cref="Run"/>.</summary>
    public static MpiTeam? Current { get; private set; }

    /// <summary>All ranks, for the messages of works.</summary>
    public Communicator Ranks { get; }

    /// <summary>Machines that the ranks run on.</summary>
    public int Machines { get; }

    /// <summary>Joins the job as a member of a team. On rank 0 it runs the program and then ends the team; the other ranks serve
    /// until then. An exception on any rank, or a difference between them, ends the job.</summary>
    /// <param name="identity">What has to be the same on all ranks: the program's version, its arguments.</param>
    /// <param name="lead">The program; returns the exit code.</param>
    /// <returns>The exit code; 0 on the ranks that served.</returns>
    /// <exception cref="MpiUnavailableException">There is no MPI; the message says what to install.</exception>
    public static int Run(string identity, Func<int> lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var code = 0;
        MpiSession.Run(session =>
        {
            if (MpiLauncher.IsRank && session.World.Size != MpiLauncher.Size)
            {
                session.Abort(1, $"the launcher has started {MpiLauncher.Size} ranks, and this MPI finds {session.World.Size}: it is not the launcher's. "
                    + "Use the mpirun of the same MPI, or set INTEROPBRIDGE_MPI to the launcher's.");
            }

            session.World.RequireSame("command line or version", identity);
            var team = new MpiTeam(session);
            if (session.World.Rank > 0)
            {
                team.Serve();
                return;
            }

            Current = team;
            code = lead();
            Current = null;
            team.SendAll("end");
        });
        return code;
    }

    /// <summary>On rank 0: makes a work on all ranks.</summary>
    /// <param name="arguments">For its constructor, on every rank.</param>
    /// <typeparam name="TWork">Its type.</typeparam>
    /// <returns>Rank 0's own.</returns>
    public TWork Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWork>(string arguments)
        where TWork : MpiWork
    {
        var type = typeof(TWork);
        if (type.IsGenericType)
        {
            throw new ArgumentException($"{type} is generic, and the other ranks find a work by its name alone", nameof(arguments));
        }

        return Together(() =>
        {
            var number = ++_count;
            SendAll($"make{Separator}{number}{Separator}{type.Assembly.GetName().Name}{Separator}{type.FullName}{Separator}{arguments}");
            var work = (TWork)Activator.CreateInstance(typeof(TWork), Ranks, arguments)!;
            (work.Number, work.Team) = (number, this);
            return work;
        });
    }

    /// <summary>On rank 0: tells the other ranks what is to be done, which calls <see cref="MpiWork.Perform"/> on each, and does rank
    /// 0's own part. Threads take turns. An exception ends the job: the others would wait for this rank.</summary>
    /// <param name="work">Whose.</param>
    /// <param name="command">What the others get.</param>
    /// <param name="state">What rank 0's part gets, such as a span.</param>
    /// <param name="own">Rank 0's part.</param>
    /// <typeparam name="TState">Of the state.</typeparam>
    /// <typeparam name="TResult">Of the result.</typeparam>
    /// <returns>The result of rank 0's part.</returns>
    /// <exception cref="InvalidOperationException">This thread is within another part: a callback of a work cannot start one.</exception>
    public TResult Perform<TState, TResult>(MpiWork work, string command, TState state, Func<TState, TResult> own)
        where TState : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(own);
        using var turn = TakeTurn();
        try
        {
            SendAll($"do{Separator}{work.Number}{Separator}{command}");
            return own(state);
        }
        catch (Exception failure) when (_session.AbortFor(failure))
        {
            throw; // never reached: the filter ends the process
        }
    }

    internal void Drop(MpiWork work, Action own) => Together(() =>
    {
        SendAll($"drop{Separator}{work.Number}");
        own();
        return 0;
    });

    private TResult Together<TResult>(Func<TResult> own)
    {
        using var turn = TakeTurn();
        try
        {
            return own();
        }
        catch (Exception failure) when (_session.AbortFor(failure))
        {
            throw;
        }
    }

    private Lock.Scope TakeTurn() => !_turn.IsHeldByCurrentThread ? _turn.EnterScope() : throw new InvalidOperationException(
        "the ranks are at work for this thread already: a callback of a solve cannot start another one on them");

    private void SendAll(string command)
    {
        var bytes = Encoding.UTF8.GetBytes(command);
        for (var rank = 1; rank < _control.Size; rank++)
        {
            _control.Send<byte>(bytes, rank, ControlTag);
        }
    }

    private void Serve()
    {
        while (true)
        {
            var words = Next().Split(Separator, 3);
            var number = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
            switch (words[0])
            {
                case "make":
                    _works.Add(number, Make(words[2].Split(Separator, 3)));
                    break;
                case "do":
                    _works[number].Perform(words[2]);
                    break;
                case "drop":
                    _works.Remove(number, out var work);
                    work!.Dispose();
                    break;
                case "end":
                    return;
                default:
                    throw new InvalidDataException($"unknown command: {words[0]}");
            }
        }
    }

    private string Next()
    {
        var since = Stopwatch.StartNew();
        MpiMessage message;
        while (!_control.Probe<byte>(out message, 0, ControlTag))
        {
            if (since.Elapsed < Awake)
            {
                Thread.Yield();
            }
            else
            {
                Thread.Sleep(1);
            }
        }

        var bytes = new byte[message.Length];
        _control.Receive<byte>(bytes, 0, ControlTag);
        return Encoding.UTF8.GetString(bytes);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Create keeps the type and its constructor, and every rank "
        + "runs the same program.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "As above.")]
    private MpiWork Make(string[] words)
    {
        var assembly = Array.Find(AppDomain.CurrentDomain.GetAssemblies(), loaded => loaded.GetName().Name == words[0])
            ?? Assembly.Load(new AssemblyName(words[0]));
        return (MpiWork)Activator.CreateInstance(assembly.GetType(words[1], throwOnError: true)!, Ranks, words[2])!;
    }
}
