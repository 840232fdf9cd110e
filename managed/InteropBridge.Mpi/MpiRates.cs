// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Mpi;

/// <summary>How fast two ranks exchange messages. Both send and receive at once, as neighbours of a grid do.</summary>
/// <param name="Latency">Seconds of an exchange of 8 bytes.</param>
/// <param name="Bandwidth">Bytes a second that each of the two sends, in messages of 4 MiB.</param>
public sealed record MpiRates(double Latency, double Bandwidth)
{
    private const int SmallMessage = 8, LargeMessage = 4 << 20;
    private const int Rounds = 25;

    /// <summary>Measures them between two ranks, while the others wait.</summary>
    /// <remarks>Collective. Takes about a tenth of a second on one machine, some seconds on a slow network. What else uses the processors or the network disturbs
    /// it.</remarks>
    /// <param name="ranks">All that wait for the result.</param>
    /// <param name="first">One of them.</param>
    /// <param name="second">Another.</param>
    /// <returns>The same on all ranks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    /// <exception cref="MpiException">MPI reports an error.</exception>
    public static MpiRates Measure(Communicator ranks, int first, int second)
    {
        var latency = ExchangeTime(ranks, first, second, SmallMessage);
        var large = ExchangeTime(ranks, first, second, LargeMessage);
        // Noise may make the large one the faster; a rate stays positive then.
        return new MpiRates(latency, LargeMessage / Math.Max(large - latency, large / 2));
    }

    /// <summary>Measures an exchange of messages of one size between two ranks, while the others wait.</summary>
    /// <param name="ranks">All that wait for the result.</param>
    /// <param name="first">One of them.</param>
    /// <param name="second">Another.</param>
    /// <param name="bytes">Of each message, at least 0.</param>
    /// <returns>Seconds until both ranks have sent and received: the median of 25 rounds. The same on all ranks.</returns>
    /// <inheritdoc cref="Measure"/>
    public static double ExchangeTime(Communicator ranks, int first, int second, int bytes)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ranks.CheckRank(first, nameof(first));
        ranks.CheckRank(second, nameof(second));
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (first == second)
        {
            throw new ArgumentException($"rank {first} exchanges messages with another rank, not with itself", nameof(second));
        }

        using var own = ranks.Duplicate(); // its messages meet no others
        Span<double> median = [0];
        if (own.Rank == first || own.Rank == second)
        {
            median[0] = Median(own, own.Rank == first ? second : first, bytes);
        }

        own.Broadcast(median, first);
        return median[0];
    }

    private static double Median(Communicator ranks, int other, int bytes)
    {
        var (sent, received) = (new byte[bytes], new byte[bytes]);
        var count = Math.Clamp((16 << 20) / Math.Max(bytes, 1), 4, 200); // so that the clock's own time does not count
        var rounds = new double[Rounds];
        for (var round = -1; round < Rounds; round++) // the first one warms up
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                using var receive = ranks.BeginReceive<byte>(received, other);
                using var send = ranks.BeginSend<byte>(sent, other);
                MpiRequest.WaitAll(receive, send);
            }

            if (round >= 0)
            {
                rounds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds / count;
            }
        }

        Array.Sort(rounds);
        return rounds[Rounds / 2];
    }
}
