// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A rank's block with the layers around it, which it gets from its neighbours as messages.</summary>
/// <remarks>Between machines the exchange overlaps with computing: the cells that need no neighbour are stepped while messages
/// travel, and strips along the cuts afterwards, which costs three layers for each that counts. On one machine the cores
/// themselves copy the messages, so that there is nothing to overlap with.</remarks>
internal sealed class RankBlocks<T> : IRankSolver<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly RankPlan _plan;
    private readonly Communicator _ranks;
    private readonly IReadOnlyList<Halo<T>> _halos;
    private readonly IReadOnlyList<Strip<T>> _strips;

    /// <param name="plan">How the grid is shared.</param>
    /// <param name="ranks">The ranks; this one has a block.</param>
    /// <param name="overlaps">Whether to compute while messages travel, where blocks are large enough.</param>
    public RankBlocks(RankPlan plan, Communicator ranks, bool overlaps)
    {
        (_plan, _ranks) = (plan, ranks);
        Part = new RankPart<T>(plan.Shape, plan.BlockOf(ranks.Rank)!.Value, plan.Depth);
        _halos = Halo<T>.Around(plan, ranks.Rank);
        _strips = overlaps ? Strip<T>.Along(plan, Part.Block, _halos) : [];
    }

    public RankPart<T> Part { get; }

    /// <summary>For tests.</summary>
    public bool Overlaps => _strips.Count > 0;

    public void Step(int steps)
    {
        var requests = Exchange(steps);
        var strips = steps == _plan.Depth ? _strips : []; // made for whole phases
        if (strips.Count == 0)
        {
            MpiRequest.WaitAll(requests);
            Receive(Part, steps);
            Part.Step(steps);
            return;
        }

        foreach (var strip in strips)
        {
            strip.Load(Part);
        }

        Part.Step(steps); // spoils the layers along the cuts
        MpiRequest.WaitAll(requests);
        foreach (var strip in strips)
        {
            Receive(strip.Part, steps);
            strip.Part.Step(steps);
            strip.Store(Part);
        }
    }

    public void Loaded()
    {
    }

    public void Dispose()
    {
        Part.Dispose();
        foreach (var strip in _strips)
        {
            strip.Part.Dispose();
        }
    }

    private MpiRequest[] Exchange(int layers)
    {
        var requests = new MpiRequest[2 * _halos.Count];
        for (var i = 0; i < _halos.Count; i++)
        {
            var halo = _halos[i];
            var length = (int)halo.Outside(Part.Block, layers).Length;
            requests[i] = _ranks.BeginReceive(halo.Received.AsMemory(0, length), halo.Rank, halo.ReceivedTag);
        }

        for (var i = 0; i < _halos.Count; i++)
        {
            var halo = _halos[i];
            var sent = halo.Inside(Part.Block, layers);
            Part.Read(sent, halo.Sent);
            requests[_halos.Count + i] = _ranks.BeginSend<T>(halo.Sent.AsMemory(0, (int)sent.Length), halo.Rank, halo.SentTag);
        }

        return requests;
    }

    /// <summary>Writes what has come to where it belongs, as far as that is part of an area.</summary>
    private void Receive(RankPart<T> part, int layers)
    {
        foreach (var halo in _halos)
        {
            var came = halo.Outside(Part.Block, layers);
            var wanted = came.Intersect(part.Area);
            if (wanted.Length == 0)
            {
                continue;
            }

            // Whole rows of what came are one piece.
            foreach (var piece in wanted.InRows(wanted.Columns == came.Columns ? int.MaxValue : wanted.Columns))
            {
                part.Write(piece, halo.Received.AsSpan((piece.Row - came.Row) * came.Columns + piece.Column - came.Column));
            }
        }
    }
}
