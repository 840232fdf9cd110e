// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels;

/// <summary>Bodies with their positions, velocities and masses: seven arrays of the same length in one piece of memory, each
/// aligned to 64 bytes and never moved by the garbage collector.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class NBodySystem<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 64;
    private const int Arrays = 7;
    private readonly T[] _memory;
    private readonly int _first;
    private readonly int _spacing;

    /// <summary>Bodies of mass 0 at rest at the origin.</summary>
    /// <param name="bodies">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no bodies, or more than an array can hold.</exception>
    public unsafe NBodySystem(int bodies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bodies, 1);
        var line = Alignment / sizeof(T);
        var spacing = (bodies + (long)line - 1) / line * line;
        var length = Arrays * spacing + line;
        if (length > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(bodies), bodies,
                $"{Arrays} numbers for each are more than an array can hold ({Array.MaxLength})");
        }

        (Bodies, _spacing) = (bodies, (int)spacing);
        _memory = GC.AllocateArray<T>((int)length, pinned: true);
        var misalignment = (nuint)Unsafe.AsPointer(ref _memory[0]) % Alignment;
        _first = (int)((Alignment - misalignment) % Alignment) / sizeof(T);
    }

    /// <summary>The number of bodies, which is the length of each span.</summary>
    public int Bodies { get; }

    /// <summary>Positions along x.</summary>
    public Span<T> X => Numbers(0);

    /// <summary>Positions along y.</summary>
    public Span<T> Y => Numbers(1);

    /// <summary>Positions along z.</summary>
    public Span<T> Z => Numbers(2);

    /// <summary>Velocities along x.</summary>
    public Span<T> VelocityX => Numbers(3);

    /// <summary>Velocities along y.</summary>
    public Span<T> VelocityY => Numbers(4);

    /// <summary>Velocities along z.</summary>
    public Span<T> VelocityZ => Numbers(5);

    /// <summary>Masses times the gravitational constant; a negative one repels.</summary>
    public Span<T> Mass => Numbers(6);

    /// <summary>Copies the grid.</summary>
    public NBodySystem<T> Copy()
    {
        var copy = new NBodySystem<T>(Bodies);
        CopyTo(copy);
        return copy;
    }

    /// <summary>Overwrites another system of as many bodies with this one.</summary>
    /// <param name="other">Receives places, velocities and masses.</param>
    /// <exception cref="ArgumentException">It has another number of bodies.</exception>
    public void CopyTo(NBodySystem<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Bodies != Bodies)
        {
            throw new ArgumentException($"it has {other.Bodies} bodies; {Bodies} are to be copied", nameof(other));
        }

        for (var which = 0; which < Arrays; which++)
        {
            Numbers(which).CopyTo(other.Numbers(which));
        }
    }

    private Span<T> Numbers(int which) => _memory.AsSpan(_first + which * _spacing, Bodies);
}
