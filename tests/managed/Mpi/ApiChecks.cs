// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Arrays;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>The whole API on any number of ranks, in one job: starting ranks takes longer than all of it.</summary>
internal static class ApiChecks
{
    public static void Run(MpiSession session)
    {
        var world = session.World;
        Assert.Equal((MpiLauncher.Rank, MpiLauncher.Size), (world.Rank, world.Size));
        Messages(world);
        Requests(world);
        Collectives(world);
        Groups(world);
        Rates(world);
        Grids(world);
        Refusals(world);
        Agreement(world);
        Windows(world);
        Matrix(world);
        FileOfBlocks(world);
        Assert.Throws<InvalidOperationException>(MpiSession.Start);
        Console.WriteLine($"rank {world.Rank} of {world.Size} is done");
    }

    private static void Messages(Communicator ranks)
    {
        var (before, behind) = ((ranks.Rank + ranks.Size - 1) % ranks.Size, (ranks.Rank + 1) % ranks.Size);
        using var sent = ranks.BeginSend<double>(new[] { ranks.Rank, 0.5 }, behind, tag: 7);
        var buffer = new double[5];
        var message = ranks.Receive<double>(buffer);
        Assert.Equal(new MpiMessage(before, 7, 2), message);
        Assert.Equal([before, 0.5, 0, 0, 0], buffer);
        sent.Wait();

        using var text = ranks.BeginSend<char>("MPI".ToCharArray(), behind); // a type that MPI does not know
        MpiMessage found;
        while (!ranks.Probe<char>(out found, before, 0))
        {
            Thread.Yield();
        }

        Assert.Equal(new MpiMessage(before, 0, 3), found);
        var letters = new char[found.Length];
        ranks.Receive<char>(letters, before);
        Assert.Equal("MPI", new string(letters));
        text.Wait();
    }

    /// <summary>Below what the collector takes for large and does not move, above what MPI sends at once.</summary>
    private const int Elements = 9_000;

    private static void Requests(Communicator ranks)
    {
        var (before, behind) = ((ranks.Rank + ranks.Size - 1) % ranks.Size, (ranks.Rank + 1) % ranks.Size);
        var (into, received) = Receive(ranks, before);
        Assert.False(received.TryComplete(out _));
        ranks.Barrier(); // nobody sends before
        var sent = Send(ranks, behind);
        for (var i = 0; i < 3; i++) // nobody but the requests holds the memory, which is small enough to be moved
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            _ = new long[Elements];
        }

        Assert.True(into.TryGetTarget(out var arrived));
        MpiRequest.WaitAll(received, sent);
        Assert.True(sent.IsCompleted && received.IsCompleted);
        Assert.Equal(Elements, received.Wait().Length);
        Assert.Equal(-1, arrived[0]);
        Assert.All(arrived.Skip(1), element => Assert.Equal(before, element));

        var never = ranks.BeginReceive<int>(new int[1], before, tag: 99);
        never.Dispose(); // cancelled, and lets its memory go
        Assert.Throws<ObjectDisposedException>(() => never.Wait());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference<long[]> Into, MpiRequest Request) Receive(Communicator ranks, int from)
    {
        var array = Enumerable.Repeat(-1L, Elements + 1).ToArray();
        return (new(array), ranks.BeginReceive(array.AsMemory(1), from, tag: 1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MpiRequest Send(Communicator ranks, int to)
    {
        var data = new long[Elements];
        Array.Fill(data, ranks.Rank);
        return ranks.BeginSend<long>(data, to, tag: 1);
    }

    private static void Collectives(Communicator ranks)
    {
        var (size, rank) = (ranks.Size, ranks.Rank);
        var data = rank == size - 1 ? new[] { 3, 1, 4 } : new int[3];
        ranks.Broadcast<int>(data, size - 1);
        Assert.Equal([3, 1, 4], data);

        var sums = new double[rank == 0 ? 2 : 0];
        ranks.Reduce<double>([rank, 1], sums, MpiOperation.Sum);
        Assert.Equal(rank == 0 ? [size * (size - 1) / 2.0, size] : [], sums);
        Assert.Equal(size - 1, ranks.AllReduce(rank, MpiOperation.Max));
        Assert.Equal((1UL << size) - 1, ranks.AllReduce(1UL << rank, MpiOperation.Or));
        var products = new float[1];
        ranks.AllReduce<float>([2], products, MpiOperation.Product);
        Assert.Equal(MathF.Pow(2, size), products[0]);

        var all = new short[rank == 0 ? 2 * size : 0];
        ranks.Gather<short>([(short)rank, -1], all);
        Assert.Equal(rank == 0 ? Enumerable.Range(0, size).SelectMany(i => new[] { (short)i, (short)-1 }) : [], all);
        var everywhere = new byte[size];
        ranks.AllGather<byte>([(byte)rank], everywhere);
        Assert.Equal(Enumerable.Range(0, size).Select(i => (byte)i), everywhere);

        int[] lengths = rank == 0 ? [.. Enumerable.Range(0, size)] : [];
        var parts = new int[lengths.Sum()];
        ranks.Gather(Enumerable.Repeat(rank, rank).ToArray(), parts, lengths);
        Assert.Equal(rank == 0 ? Enumerable.Range(0, size).SelectMany(i => Enumerable.Repeat(i, i)) : [], parts);

        var own = new long[2];
        ranks.Scatter(rank == 0 ? Enumerable.Range(0, 2 * size).Select(i => (long)i).ToArray() : [], own);
        Assert.Equal([2 * rank, 2 * rank + 1], own);
        var exchanged = new int[size];
        ranks.AllToAll(Enumerable.Range(0, size).Select(to => 10 * rank + to).ToArray(), exchanged);
        Assert.Equal(Enumerable.Range(0, size).Select(from => 10 * from + rank), exchanged);
        ranks.Barrier();
    }

    private static void Groups(Communicator ranks)
    {
        using var copy = ranks.Duplicate();
        Assert.Equal((ranks.Rank, ranks.Size), (copy.Rank, copy.Size));
        using var odd = ranks.Split(ranks.Rank % 2, key: -ranks.Rank)!;
        Assert.Equal((ranks.Size + 1 - ranks.Rank % 2) / 2, odd.Size);
        Assert.Equal(odd.Size - 1 - ranks.Rank / 2, odd.Rank); // in the reverse order
        using var first = ranks.Split(ranks.Rank == 0 ? 0 : null);
        Assert.Equal(ranks.Rank == 0, first is not null);
        using var machine = ranks.SplitByMachine();
        Assert.Equal(MachineNames(ranks).Count(name => name == MpiSession.MachineName), machine.Size);
        Assert.Single(MachineNames(machine).Distinct());
    }

    private static string[] MachineNames(Communicator ranks)
    {
        const int Room = 256;
        var (own, all) = (new char[Room], new char[Room * ranks.Size]);
        MpiSession.MachineName.CopyTo(own);
        ranks.AllGather<char>(own, all);
        return [.. all.Chunk(Room).Select(name => new string(name).TrimEnd('\0'))];
    }

    private static void Rates(Communicator ranks)
    {
        Assert.Throws<ArgumentException>(() => MpiRates.Measure(ranks, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MpiRates.ExchangeTime(ranks, 0, ranks.Size, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => MpiRates.ExchangeTime(ranks, 0, ranks.Size - 1, -1));
        if (ranks.Size > 1)
        {
            var rates = MpiRates.Measure(ranks, ranks.Size - 1, 0);
            Assert.InRange(rates.Latency, 1e-8, 1);
            Assert.InRange(rates.Bandwidth, 1e5, 1e12);
            Assert.Equal(ranks.AllReduce(rates.Latency, MpiOperation.Min), ranks.AllReduce(rates.Latency, MpiOperation.Max));
            Assert.InRange(MpiRates.ExchangeTime(ranks, 0, ranks.Size - 1, 0), 1e-8, 1);
        }
    }

    private static void Grids(Communicator ranks)
    {
        Span<int> lengths = [0, 0];
        CartesianCommunicator.Divide(6, lengths);
        Assert.Equal(5, lengths[0] + lengths[1]); // 2 x 3 or 3 x 2

        using var ring = ranks.CreateGrid([ranks.Size], [true])!;
        Assert.Equal(((ring.Rank + ring.Size - 1) % ring.Size, (ring.Rank + 1) % ring.Size), ring.Neighbours(0));
        Assert.Equal(0, ring.RankAt(ring.Size));
        using var column = ranks.CreateGrid([ranks.Size, 1])!;
        Assert.Equal([ranks.Rank, 0], column.CoordinatesOf(column.Rank));
        Assert.Equal((column.Rank == 0 ? null : column.Rank - 1, column.Rank == column.Size - 1 ? null : column.Rank + 1), column.Neighbours(0));
        Assert.Equal(((int?)null, (int?)null), column.Neighbours(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => column.RankAt(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => column.RankAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => column.Neighbours(2));
        using var one = ranks.CreateGrid([1]);
        Assert.Equal(ranks.Rank == 0, one is not null);
    }

    /// <summary>Refused before MPI is called, on every rank alike.</summary>
    private static void Refusals(Communicator ranks)
    {
        var size = ranks.Size;
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Send<int>([1], size));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Send<int>([1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Send<int>([1], 0, tag: Communicator.MaxTag + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Receive<int>(new int[1], tag: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Broadcast<int>(new int[1], size));
        Assert.Throws<ArgumentException>(() => ranks.AllReduce<int>([1, 2], new int[1], MpiOperation.Sum));
        Assert.Throws<ArgumentException>(() => ranks.AllReduce<int>([1], new int[1], MpiOperation.Replace));
        Assert.Throws<ArgumentException>(() => ranks.AllReduce<double>([1], new double[1], MpiOperation.And));
        Assert.Throws<NotSupportedException>(() => ranks.AllReduce<decimal>([1], new decimal[1], MpiOperation.Sum));
        Assert.Throws<ArgumentException>(() => ranks.AllGather<int>([1], new int[size + 1]));
        Assert.Throws<ArgumentException>(() => ranks.AllToAll<int>(new int[size], new int[size + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.CreateGrid([size + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.CreateGrid([0]));
        Assert.Throws<ArgumentException>(() => ranks.CreateGrid([1], [true, false]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranks.Split(-1));
        var copy = ranks.Duplicate();
        copy.Dispose();
        copy.Dispose();
        Assert.Throws<ObjectDisposedException>(copy.Barrier);

        // An error of MPI's own: the message is longer than the memory.
        using var sent = ranks.BeginSend<int>(new int[3], ranks.Rank, tag: 5);
        var failure = Assert.Throws<MpiException>(() => ranks.Receive<int>(new int[1], ranks.Rank, tag: 5));
        Assert.Contains("trunc", failure.Message, StringComparison.OrdinalIgnoreCase);
        sent.Wait();
    }

    private static void Agreement(Communicator ranks)
    {
        Assert.False(ranks.AgreeToStop(CancellationToken.None));
        Assert.True(ranks.AgreeToStop(ranks.Rank == ranks.Size - 1));
        ranks.RequireSame("size", "100 x 100");
        if (ranks.Size > 1)
        {
            var failure = Assert.Throws<InvalidOperationException>(() => ranks.RequireSame("size", ranks.Rank == 1 ? "99" : "1000"));
            Assert.Equal("rank 1 has another size than rank 0: \"99\" and \"1000\". Start all ranks alike.", failure.Message);
        }
    }

    private static void Windows(Communicator ranks)
    {
        var (size, rank) = (ranks.Size, ranks.Rank);
        using var window = new MpiWindow<double>(ranks, 6); // 2 rows of 3
        var next = (rank + 1) % size;
        window.Fence();
        window.Put([rank + 0.5, rank + 0.25], next, first: 1, rows: 2, stride: 3);
        window.Fence();
        var before = (rank + size - 1) % size;
        Assert.Equal([0, before + 0.5, 0, 0, before + 0.25, 0], window.Local.ToArray());

        var read = new double[4];
        window.Get(read, next, first: 1, rows: 2, stride: 3);
        Assert.Equal([rank + 0.5, 0, rank + 0.25, 0], read);
        window.Fence();
        window.Accumulate([1, 10], 0, MpiOperation.Sum, first: 2, rows: 2, stride: 3);
        window.Fence();
        Assert.Equal(rank == 0 ? (double)size : 0, window.Local[2]);
        Assert.Equal(rank == 0 ? 10.0 * size : 0, window.Local[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => window.Get(new double[4], next, first: 3, rows: 2, stride: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => window.Put([1], size, first: 0));
        Assert.Throws<ArgumentException>(() => window.Get(new double[3], next, first: 0, rows: 2, stride: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => window.Get(new double[4], next, first: 0, rows: 2, stride: 1));
        window.Fence();
    }

    private static void Matrix(Communicator ranks)
    {
        var layout = BlockLayout.Choose(5, 7, ranks.Size);
        using var matrix = new DistributedMatrix<int>(ranks, layout);
        var whole = new MatrixBlock(0, 0, 5, 7);
        if (ranks.Rank == ranks.Size - 1)
        {
            matrix.Put(whole, Enumerable.Range(0, 35).ToArray());
        }

        matrix.Fence();
        var part = new int[6];
        matrix.Get(new MatrixBlock(1, 2, 2, 3), part);
        Assert.Equal([9, 10, 11, 16, 17, 18], part);
        matrix.Fence();
        matrix.Accumulate(whole, Enumerable.Repeat(100, 35).ToArray(), MpiOperation.Sum);
        matrix.Fence();
        var all = new int[35];
        matrix.Get(whole, all);
        Assert.Equal(Enumerable.Range(0, 35).Select(i => i + 100 * ranks.Size), all);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Get(new MatrixBlock(4, 0, 2, 7), new int[14]));
        Assert.Throws<ArgumentException>(() => matrix.Get(whole, new int[34]));
        matrix.Fence();
    }

    private static void FileOfBlocks(Communicator ranks)
    {
        var path = Path.Combine(Path.GetTempPath(), $"interopbridge-mpi-{Job(ranks)}");
        var layout = BlockLayout.Choose(4, 6, Math.Min(ranks.Size, 4));
        var block = ranks.Rank < layout.Count ? layout.BlockOf(ranks.Rank) : default;
        double[] cells = [.. from row in Enumerable.Range(block.Row, block.Rows)
                             from column in Enumerable.Range(block.Column, block.Columns)
                             select row * 6.0 + column];
        MatrixFile.Write<double>(ranks, path, 4, 6, block, cells);
        ranks.Barrier();
        Assert.Equal(Enumerable.Range(0, 24).SelectMany(i => BitConverter.GetBytes((double)i)), File.ReadAllBytes(path));
        var read = new double[cells.Length];
        MatrixFile.Read<double>(ranks, path, 4, 6, block, read);
        Assert.Equal(cells, read);
        Assert.Throws<ArgumentException>(() => MatrixFile.Read<double>(ranks, path, 4, 7, block, read));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixFile.Write<double>(ranks, path, 4, 6, new(4, 0, 1, 1), [1]));
        ranks.Barrier();
        if (ranks.Rank == 0)
        {
            File.Delete(path);
        }

        Assert.Throws<MpiException>(() => MatrixFile.Read<double>(ranks, "/no/such/file", 4, 6, block, read));
    }

    private static int Job(Communicator ranks)
    {
        Span<int> id = [Environment.ProcessId];
        ranks.Broadcast(id);
        return id[0];
    }
}
