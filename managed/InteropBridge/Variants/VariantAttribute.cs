// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks a method as one variant of its table's kernel.</summary>
/// <param name="id">Its name everywhere: in the API, in tests, options and reports. Lower case with hyphens.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VariantAttribute(string id) : Attribute
{
    /// <summary>The variant's id.</summary>
    public string Id { get; } = id;

    /// <summary>A one-line description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Name of the back end that the variant needs: one that <see cref="KernelBackendsAttribute"/> declares for the
    /// table's assembly, or one of InteropBridge's own. Without it, the variant counts as available everywhere, and no
    /// selection by back end finds it.</summary>
    public string? Backend { get; init; }

    /// <summary>Name of a static <c>string? Method()</c> of the table that says why the variant cannot run here although its back
    /// end is available, or null.</summary>
    public string? Availability { get; init; }

    /// <summary>The system that this variant is the counterpart of in a published comparison, such as
    /// <c>NumPy</c>.</summary>
    public string? Counterpart { get; init; }

    /// <summary>Id of the variant that this one differs from in just one respect, <see cref="Differs"/>: the harness then says
    /// what that respect is worth.</summary>
    public string? DiffersFrom { get; init; }

    /// <summary>What it differs in, in a word or two: <c>vectors</c>, <c>language</c>, <c>algorithm</c>, <c>threads</c>.</summary>
    public string? Differs { get; init; }

    /// <summary>Whether it uses as many threads or processes as <see cref="KernelArguments.Threads"/> says.</summary>
    public bool Parallel { get; init; }

    /// <summary>Share of the work, greater than 0 and at most 1, on which a variant is measured that is too slow for all of
    /// it.</summary>
    public double Fraction { get; init; } = 1;

    /// <summary>Whether it gets the same result by doing different work, so that its time does not compare languages;
    /// <see cref="Description"/> says what is different.</summary>
    public bool DifferentAlgorithm { get; init; }
}
