// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Declares one size of a table's kernel, such as its rows. The harness makes an option and a column of it, and
/// refuses values outside its range.</summary>
/// <param name="name">The word for it in options and columns, such as <c>rows</c>: lower-case letters, digits and
/// hyphens.</param>
/// <param name="meaning">What it counts, for the help: <c>interior rows</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class KernelSizeAttribute(string name, string meaning) : Attribute
{
    /// <summary>The size's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it counts.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The value where none is given.</summary>
    public required long Default { get; init; }

    /// <summary>The value where none is given and a quick comparison is asked for; without it <see cref="Default"/>.</summary>
    public long Quick { get; init; } = long.MinValue;

    /// <summary>The smallest value that the kernel takes.</summary>
    public long Smallest { get; init; } = 1;

    /// <summary>The largest value that the kernel takes.</summary>
    public long Largest { get; init; } = int.MaxValue;

    /// <summary>Whether it is an extent of the problem, as against a number of steps or iterations: a single number given for
    /// "the size" sets all extents.</summary>
    public bool IsExtent { get; init; }
}
