// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Variants;

namespace InteropBridge.Peers;

/// <summary>A program made ready for one input, in a process of its own. That process times the solves.</summary>
/// <param name="program">The program.</param>
internal abstract class PeerRun(PeerProgram program) : IKernelRun
{
    private PeerProcess? _process = PeerPool.Take(program);

    protected PeerProcess Process => _process ?? throw new ObjectDisposedException(program.Name);

    public abstract void Load();

    public void Solve() => SolveByOwnClock(1);

    public TimeSpan? SolveByOwnClock(int repeats)
    {
        var nanoseconds = long.Parse(Process.Ask(FormattableString.Invariant($"solve {repeats}")), CultureInfo.InvariantCulture);
        return TimeSpan.FromTicks(Math.Max(1, nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    public abstract object ReadBack();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            PeerPool.Return(process);
        }
    }

    /// <summary>Reads the result into memory of its size.</summary>
    protected void Read(Span<byte> result)
    {
        var length = long.Parse(Process.Ask("read"), CultureInfo.InvariantCulture);
        if (length != result.Length)
        {
            Process.Fail(); // what it has announced would be taken for its next answer
            throw new PeerException($"the result of {program.Name} has {length} bytes instead of {result.Length}");
        }

        Process.Read(result);
    }
}
