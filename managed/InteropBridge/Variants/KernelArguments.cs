// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>What to run: the kernel's sizes by their declared names, threads, seed and share of the work. Two are equal if
/// all of these are.</summary>
public sealed record KernelArguments
{
    private readonly OrderedDictionary<string, long> _sizes = new(StringComparer.Ordinal);

    /// <summary>Arguments without sizes. Set them with an object initializer: <c>new KernelArguments { ["rows"] = 3 }</c>.
    /// <see cref="Kernel.CreateArguments"/> makes checked arguments with the kernel's defaults.</summary>
    public KernelArguments()
    {
    }

    private KernelArguments(KernelArguments other)
    {
        _sizes = new(other._sizes, StringComparer.Ordinal);
        (Threads, Seed, Fraction) = (other.Threads, other.Seed, other.Fraction);
    }

    /// <summary>A size, by its declared name.</summary>
    /// <exception cref="ArgumentException">There is no such size; the message lists the declared ones.</exception>
    public long this[string size]
    {
        get => _sizes.TryGetValue(size, out var value) ? value : throw new ArgumentException(
            $"there is no size \"{size}\"; the table declares {(_sizes.Count == 0 ? "none" : string.Join(", ", _sizes.Keys))}. "
            + $"Declare it with [KernelSize(\"{size}\", ...)] on the table's class.", nameof(size));
        init => _sizes[size] = value;
    }

    /// <summary>All sizes, by name, in the order they were given.</summary>
    public IReadOnlyDictionary<string, long> Sizes => _sizes;

    /// <summary>Threads or processes of parallel variants, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of random inputs; 0 selects the kernel's standard input, if it has one.</summary>
    public int Seed { get; init; }

    /// <summary>Share of the work to do, greater than 0 and at most 1. The input is then the largest of the same kind that
    /// fits into the share.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>A size as a number of elements.</summary>
    /// <exception cref="ArgumentException">There is no such size.</exception>
    /// <exception cref="OverflowException">It is more than 2147483647.</exception>
    public int Count(string size) => checked((int)this[size]);

    /// <summary>A copy with one size changed or added.</summary>
    public KernelArguments With(string size, long value)
    {
        var copy = new KernelArguments(this);
        copy._sizes[size] = value;
        return copy;
    }

    /// <inheritdoc/>
    public bool Equals(KernelArguments? other) => other is not null && Threads == other.Threads && Seed == other.Seed
        && Fraction.Equals(other.Fraction) && _sizes.Count == other._sizes.Count
        && _sizes.All(size => other._sizes.TryGetValue(size.Key, out var value) && value == size.Value);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _sizes.OrderBy(size => size.Key, StringComparer.Ordinal))
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        hash.Add(Threads);
        hash.Add(Seed);
        hash.Add(Fraction);
        return hash.ToHashCode();
    }

    /// <summary>The arguments as text, such as <c>rows 3, columns 5, threads 2, seed 0</c>.</summary>
    public override string ToString() => string.Join(", ",
        _sizes.Select(size => FormattableString.Invariant($"{size.Key} {size.Value}"))
            .Append($"threads {Threads}").Append($"seed {Seed}"));
}
