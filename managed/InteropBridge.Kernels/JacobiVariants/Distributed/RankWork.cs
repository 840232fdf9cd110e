// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Teams;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A solver on all ranks, found by its arguments: element type, form, rows, columns, threads, depth, and whether to
/// overlap.</summary>
internal sealed class RankWork : MpiWork
{
    public const string Load = "load", Store = "store", Solve = "solve";

    private readonly RankGrid<double>? _doubles;
    private readonly RankGrid<float>? _floats;

    public RankWork(Communicator ranks, string arguments)
    {
        var words = arguments.Split(' ');
        var numbers = words[2..].Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var shape = new JacobiShape(numbers[0], numbers[1], numbers[2]);
        var plan = RankPlan.Choose(shape, ranks.Size, numbers[3]);
        _doubles = words[0] == "f64" ? new(ranks, plan, words[1], numbers[4] != 0) : null;
        _floats = words[0] == "f32" ? new(ranks, plan, words[1], numbers[4] != 0) : null;
    }

    public static string Arguments<T>(string form, JacobiShape shape, int depth, bool? overlaps)
        where T : unmanaged
    {
        // Who decides is rank 0: machines count, and every rank has to do the same.
        var type = typeof(T) == typeof(double) ? "f64" : "f32";
        return $"{type} {form} {shape.Rows} {shape.Columns} {shape.Threads} {depth} {(overlaps == true ? 1 : 0)}";
    }

    public RankGrid<T> Grid<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => (RankGrid<T>)(object)(_doubles ?? (object)_floats!);

    public override void Perform(string command)
    {
        if (_doubles is { } doubles)
        {
            Perform(doubles, command.Split(' '));
        }
        else
        {
            Perform(_floats!, command.Split(' '));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _doubles?.Dispose();
        _floats?.Dispose();
        base.Dispose(disposing);
    }

    private static void Perform<T>(RankGrid<T> grid, string[] words)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (words[0])
        {
            case Load:
                grid.Load(default);
                break;
            case Store:
                grid.Store(default);
                break;
            case Solve:
                grid.Solve(long.Parse(words[1], CultureInfo.InvariantCulture), words[2] == "1" ? (_, _) => false : null);
                break;
            default:
                throw new InvalidDataException($"unknown command: {words[0]}");
        }
    }
}
