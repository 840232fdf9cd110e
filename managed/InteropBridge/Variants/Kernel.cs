// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>A kernel for one element type with all its variants, as the tables declare them.</summary>
public sealed class Kernel
{
    private readonly List<Variant> _variants = [];
    private IReadOnlyList<KernelSize> _sizes = [];
    private MethodInfo? _input;
    private MethodInfo? _equality;
    private MethodInfo? _cases;
    private MethodInfo? _figures;
    private MethodInfo? _difference;
    private MethodInfo? _run;

    internal Kernel(KernelTableAttribute declaration)
    {
        Name = declaration.Kernel;
        Type = declaration.Type;
        Baseline = declaration.Baseline;
        WorkUnit = declaration.WorkUnit;
        FloatingPointOperations = declaration.FloatingPointOperations;
        Bytes = declaration.Bytes;
    }

    /// <summary>Name in reports, such as <c>saxpy</c>.</summary>
    public string Name { get; }

    /// <summary>Element type in reports, such as <c>f64</c>.</summary>
    public string Type { get; }

    /// <inheritdoc cref="KernelTableAttribute.Baseline"/>
    public string Baseline { get; }

    /// <inheritdoc cref="KernelTableAttribute.WorkUnit"/>
    public string WorkUnit { get; }

    /// <inheritdoc cref="KernelTableAttribute.FloatingPointOperations"/>
    public double FloatingPointOperations { get; }

    /// <inheritdoc cref="KernelTableAttribute.Bytes"/>
    public double Bytes { get; }

    /// <summary>The kernel's sizes, in the order they are declared.</summary>
    public IReadOnlyList<KernelSize> Sizes => _sizes;

    /// <summary>The variants, in the order of the tables' source.</summary>
    public IReadOnlyList<Variant> Variants => _variants;

    /// <summary>The variant with the given id.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the available ones.</exception>
    public Variant this[string id] => _variants.Find(variant => variant.Id == id) ?? throw new ArgumentException(
        $"{Name} has no variant \"{id}\". It has: {string.Join(", ", _variants)}.", nameof(id));

    /// <summary>Arguments with every size of the kernel: those given, and the declared defaults for the rest.</summary>
    /// <param name="given">Sizes by name; sizes of other kernels are ignored.</param>
    /// <param name="quick">Whether the defaults are those of a quick comparison.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its declared range.</exception>
    public KernelArguments CreateArguments(IReadOnlyDictionary<string, long>? given = null, bool quick = false)
    {
        var arguments = new KernelArguments();
        foreach (var size in _sizes)
        {
            var value = given is not null && given.TryGetValue(size.Name, out var asked) ? asked
                : quick ? size.Quick : size.Default;
            if (!size.Allows(value))
            {
                throw new ArgumentOutOfRangeException(size.Name, value,
                    FormattableString.Invariant($"{Name} takes {size.Smallest}..{size.Largest} for {size.Name} ({size.Meaning})"));
            }

            arguments = arguments.With(size.Name, value);
        }

        return arguments;
    }

    /// <summary>Makes an input.</summary>
    public object CreateInput(KernelArguments arguments) => Call(_input!, arguments)!;

    /// <summary>Whether two results of the same input are the same.</summary>
    public bool AreEqual(object expected, object actual) => _equality is null
        ? ResultEquality.AreSame(expected, actual) : (bool)Call(_equality, expected, actual)!;

    /// <summary>Where two results differ that <see cref="AreEqual"/> refused, in words.</summary>
    public string DescribeDifference(object expected, object actual) => _difference is null
        ? ResultDifference.Describe(expected, actual) : (string?)Call(_difference, expected, actual) ?? "it is not equal";

    /// <summary>The inputs for the self-test: those that the table names, or else small ones made from the declared
    /// sizes.</summary>
    public IEnumerable<KernelArguments> Cases() => _cases is null ? KernelCases.For(_sizes)
        : (IEnumerable<KernelArguments>)Call(_cases)!;

    /// <summary>What was published about a variant's counterpart; null if nothing is known.</summary>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="workers">Threads or processes that the variant runs with.</param>
    public PublishedFigure? FindFigure(Variant variant, int workers) =>
        _figures is null ? null : (PublishedFigure?)Call(_figures, variant, workers);

    /// <summary>Makes a variant ready for an input of <see cref="CreateInput"/>.</summary>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="input">The input; shared by all runs and not changed by them.</param>
    /// <param name="arguments">What the input was made from.</param>
    /// <exception cref="VariantUnavailableException">The variant cannot run here.</exception>
    public IKernelRun Start(Variant variant, object input, KernelArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return variant.Start(input, () => CreateInput(arguments));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}";

    internal void Add(TableReader table, Func<string, Backend> findBackend)
    {
        if (table.Sizes() is { Count: > 0 } sizes)
        {
            _sizes = _sizes.Count == 0 ? sizes : throw new InvalidOperationException(
                $"{this} declares its sizes in two tables; keep [KernelSize] on one of them");
        }

        Once(ref _input, table.Marked<KernelInputAttribute>());
        Once(ref _equality, table.Marked<KernelEqualityAttribute>());
        Once(ref _cases, table.Marked<KernelCasesAttribute>());
        Once(ref _figures, table.Marked<KernelFiguresAttribute>());
        Once(ref _difference, table.Marked<KernelDifferenceAttribute>());
        // A table that adds to another assembly's kernel does not have to repeat how its variants are run.
        var run = table.Marked<KernelRunAttribute>();
        _run ??= run;
        foreach (var variant in table.Variants(run ?? _run, findBackend))
        {
            _variants.Add(_variants.Exists(known => known.Id == variant.Id)
                ? throw new InvalidOperationException($"{this} has two variants named {variant}") : variant);
        }
    }

    internal void CheckComplete()
    {
        if (_input is null)
        {
            throw new InvalidOperationException($"the tables of {this} lack a [KernelInput] method");
        }

        if (!_variants.Exists(variant => variant.Id == Baseline))
        {
            throw new InvalidOperationException(
                $"the baseline of {this} is {Baseline}, but the tables have only {string.Join(", ", _variants)}");
        }

        _variants.ForEach(CheckDifference);
    }

    private void CheckDifference(Variant variant)
    {
        if (variant.DiffersFrom is null != variant.Differs is null)
        {
            throw new InvalidOperationException($"{this} {variant} gives one of DiffersFrom and Differs; they go together");
        }

        var seen = new HashSet<string> { variant.Id };
        for (var id = variant.DiffersFrom; id is not null; id = _variants.Find(other => other.Id == id)!.DiffersFrom)
        {
            if (!_variants.Exists(other => other.Id == id))
            {
                throw new InvalidOperationException($"{this} {variant} differs from {id}, which is no variant of it");
            }

            if (!seen.Add(id))
            {
                throw new InvalidOperationException($"{this} {variant} differs from itself, by way of {string.Join(", ", seen)}");
            }
        }
    }

    private void Once(ref MethodInfo? known, MethodInfo? found) => known = known is not null && found is not null
        ? throw new InvalidOperationException($"{this} has a second {found.Name} in {found.DeclaringType}")
        : known ?? found;

    private static object? Call(MethodInfo method, params object?[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
