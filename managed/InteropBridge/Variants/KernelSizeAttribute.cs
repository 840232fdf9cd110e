// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Declares one size of a table's kernel, such as its rows. The harness turns it into an option and a column, and
/// rejects values outside its range.</summary>
/// <param name="name">Its name in options and columns, such as <c>rows</c>: lower-case letters, digits and hyphens.</param>
/// <param name="meaning">What it counts, for the help: <c>interior rows</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class KernelSizeAttribute(string name, string meaning) : Attribute
{
    /// <summary>The size's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it counts.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The value if none is given.</summary>
    public required long Default { get; init; }

    /// <summary>The value for a quick comparison if none is given; <see cref="Default"/> if not set.</summary>
    public long Quick { get; init; } = long.MinValue;

    /// <summary>The smallest value that the kernel takes.</summary>
    public long Smallest { get; init; } = 1;

    /// <summary>The largest value that the kernel takes.</summary>
    public long Largest { get; init; } = int.MaxValue;

    /// <summary>Whether it is an extent of the problem, rather than a number of steps or iterations. A single number given
    /// as the size sets all extents.</summary>
    public bool IsExtent { get; init; }
}
