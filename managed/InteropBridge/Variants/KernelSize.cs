// SPDX-License-Identifier: MIT
using System.Buffers;

namespace InteropBridge.Variants;

/// <summary>One size of a kernel, as <see cref="KernelSizeAttribute"/> declares it.</summary>
public sealed record KernelSize
{
    // Not a regular expression: the first one in an assembly sets up what all of them search for.
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    internal KernelSize(KernelSizeAttribute declaration)
    {
        (Name, Meaning) = (declaration.Name, declaration.Meaning);
        (Smallest, Largest, IsExtent) = (declaration.Smallest, declaration.Largest, declaration.IsExtent);
        Default = Within(declaration.Default, nameof(Default));
        Quick = declaration.Quick == long.MinValue ? Default : Within(declaration.Quick, nameof(Quick));
        if (Name.Length == 0 || !char.IsAsciiLetterLower(Name[0]) || Name.AsSpan().ContainsAnyExcept(Characters))
        {
            throw new InvalidOperationException(
                $"a size is named \"{Name}\"; a name is a lower-case letter followed by lower-case letters, digits and hyphens");
        }
    }

    /// <inheritdoc cref="KernelSizeAttribute.Name"/>
    public string Name { get; }

    /// <inheritdoc cref="KernelSizeAttribute.Meaning"/>
    public string Meaning { get; }

    /// <inheritdoc cref="KernelSizeAttribute.Default"/>
    public long Default { get; }

    /// <inheritdoc cref="KernelSizeAttribute.Quick"/>
    public long Quick { get; }

    /// <inheritdoc cref="KernelSizeAttribute.Smallest"/>
    public long Smallest { get; }

    /// <inheritdoc cref="KernelSizeAttribute.Largest"/>
    public long Largest { get; }

    /// <inheritdoc cref="KernelSizeAttribute.IsExtent"/>
    public bool IsExtent { get; }

    /// <summary>Whether the kernel takes this value.</summary>
    public bool Allows(long value) => value >= Smallest && value <= Largest;

    private long Within(long value, string what) => Allows(value) ? value : throw new InvalidOperationException(
        $"the size {Name} has {what} = {value}, which is not within {Smallest}..{Largest}");
}
