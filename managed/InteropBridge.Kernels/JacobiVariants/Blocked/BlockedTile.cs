// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The inner loop: rows through a tile, each column by column. The row that level 0 gives level 1 is never whole, for
/// a column of it is the C that level 1 keeps for the next row.</summary>
/// <remarks>Written for the JIT. Every vector is a field of a local structure, which the JIT takes apart, and so lives in a
/// register; each is overwritten when its old value has just been used up, so that none has to be moved. Conditions on kind,
/// held, width and column are on constants and gone from the compiled code. They stand where the JIT sees so before it inlines,
/// not in methods of their own: it has room for a limited number of variables.</remarks>
internal static unsafe partial class BlockedTile<TVector, T, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Optimised at once: the tiers would get to it in the middle of a solve. Apart: together they are too much for the JIT.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Streams rows through tiles of some kind.</summary>
    /// <param name="run">The rows and the tiles.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="width">Columns of a tile: W, or in the final tile what is left of the pass, 2 to W.</param>
    public static void Stream(ref TileRun<TVector> run, TileKind kind, long width)
    {
        switch (kind, width, run.Held != null)
        {
            case (TileKind.Plain, 3, false): Plain3(ref run); break;
            case (TileKind.Plain, 5, false): Plain5(ref run); break;
            case (TileKind.Plain, 3, true): HeldPlain3(ref run); break;
            case (TileKind.Plain, 5, true): HeldPlain5(ref run); break;
            case (TileKind.First, 3, false): First3(ref run); break;
            case (TileKind.First, 5, false): First5(ref run); break;
            case (TileKind.First, 3, true): HeldFirst3(ref run); break;
            case (TileKind.First, 5, true): HeldFirst5(ref run); break;
            case (TileKind.Final, 2, false): Final2(ref run); break;
            case (TileKind.Final, 2, true): HeldFinal2(ref run); break;
            case (TileKind.Final, 3, false): Final3(ref run); break;
            case (TileKind.Final, 3, true): HeldFinal3(ref run); break;
            case (TileKind.Final, 4, false): Final4(ref run); break;
            case (TileKind.Final, 4, true): HeldFinal4(ref run); break;
            case (TileKind.Final, 5, false): Final5(ref run); break;
            default: HeldFinal5(ref run); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Plain3(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, false, 3, 3);

    [MethodImpl(Loop)]
    private static void Plain5(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, false, 5, 5);

    [MethodImpl(Loop)]
    private static void HeldPlain3(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, true, 3, 3);

    [MethodImpl(Loop)]
    private static void HeldPlain5(ref TileRun<TVector> run) => Loops(ref run, TileKind.Plain, true, 5, 5);

    [MethodImpl(Loop)]
    private static void First3(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, false, 3, 3);

    [MethodImpl(Loop)]
    private static void First5(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, false, 5, 5);

    [MethodImpl(Loop)]
    private static void HeldFirst3(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, true, 3, 3);

    [MethodImpl(Loop)]
    private static void HeldFirst5(ref TileRun<TVector> run) => Loops(ref run, TileKind.First, true, 5, 5);

    [MethodImpl(Loop)]
    private static void Final2(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, false, 2, 4);

    [MethodImpl(Loop)]
    private static void HeldFinal2(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, true, 2, 4);

    [MethodImpl(Loop)]
    private static void Final3(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, false, 3, 5);

    [MethodImpl(Loop)]
    private static void HeldFinal3(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, true, 3, 5);

    [MethodImpl(Loop)]
    private static void Final4(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, false, 4, 6);

    [MethodImpl(Loop)]
    private static void HeldFinal4(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, true, 4, 6);

    [MethodImpl(Loop)]
    private static void Final5(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, false, 5, 7);

    [MethodImpl(Loop)]
    private static void HeldFinal5(ref TileRun<TVector> run) => Loops(ref run, TileKind.Final, true, 5, 7);
}
