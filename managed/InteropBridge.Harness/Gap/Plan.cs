// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Selects the rows of a run, in the order of the tables.</summary>
internal sealed record Plan(IReadOnlyList<PlannedRow> Rows)
{
    /// <exception cref="UsageException">A name is unknown, or a kernel refuses the sizes.</exception>
    public static Plan Create(GapOptions options, IReadOnlyList<Kernel> catalog)
    {
        Check(options.Kernels, catalog.Select(kernel => kernel.Name), "kernel");
        Check(options.Types, catalog.Select(kernel => kernel.Type), "element type");
        var kernels = catalog.GroupBy(kernel => kernel.Name)
            .Where(group => options.Kernels.Count == 0 || options.Kernels.Contains(group.Key))
            .SelectMany(group => OfType(group, options.Types)).ToList();
        var variants = kernels.SelectMany(kernel => kernel.Variants).ToList();
        Check(options.Variants, variants.Select(variant => variant.Id), "variant");
        Check(options.Excluded, variants.Select(variant => variant.Id), "variant");
        Check(options.Backends, variants.Select(variant => variant.Backend?.Name).OfType<string>(), "back end");
        var sizes = kernels.SelectMany(kernel => kernel.Sizes).ToList();
        Check([.. options.Sizes.Keys], sizes.Select(size => size.Name), "size");
        if (options.Extent is { } extent && !sizes.Exists(size => size.IsExtent))
        {
            throw new UsageException($"--size {extent} sets extents, and the kernels asked for have none. Name a size: "
                + $"{string.Join(", ", sizes.Select(size => $"{size.Name}={extent}").Distinct())}.");
        }

        bool IsOfBackend(Variant variant) =>
            options.Backends.Count == 0 || (variant.Backend is { } backend && options.Backends.Contains(backend.Name));
        bool IsWanted(Kernel kernel, Variant variant) => variant.Id == kernel.Baseline
            || ((options.Variants.Count == 0 || options.Variants.Contains(variant.Id)) && !options.Excluded.Contains(variant.Id)
                && IsOfBackend(variant));
        return new Plan(
        [
            .. from kernel in kernels
               where kernel.Variants.Any(IsOfBackend)
               let arguments = Arguments(kernel, options)
               from variant in kernel.Variants
               where IsWanted(kernel, variant)
               select new PlannedRow(kernel, variant, arguments with { Fraction = FractionOf(kernel, variant) }),
        ]);
    }

    /// <summary>The requested types that a kernel has, or its first type if it has none of them.</summary>
    private static IEnumerable<Kernel> OfType(IEnumerable<Kernel> tables, IReadOnlyList<string> types)
    {
        var wanted = tables.Where(kernel => types.Contains(kernel.Type)).ToList();
        return wanted.Count > 0 ? wanted : tables.Take(1);
    }

    /// <summary>The baseline, which everything is compared with, always does all of the work.</summary>
    private static double FractionOf(Kernel kernel, Variant variant) =>
        variant.Id == kernel.Baseline ? 1 : Math.Clamp(variant.Fraction, double.Epsilon, 1);

    /// <exception cref="UsageException">A name is unknown; the message has the closest known one.</exception>
    public static void Check(IReadOnlyList<string> wanted, IEnumerable<string> known, string what)
    {
        var names = known.Distinct().ToList();
        if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new UsageException($"There is no {what} \"{unknown}\".{DidYouMean.Ask(unknown, names)} "
                + $"There are: {string.Join(", ", names)}.");
        }
    }

    private static KernelArguments Arguments(Kernel kernel, GapOptions options)
    {
        try
        {
            var arguments = kernel.CreateArguments(SizesOf(kernel, options), options.Quick) with
            {
                Threads = options.Threads,
                Seed = options.InputSeed,
            };
            _ = kernel.CreateInput(arguments);
            return arguments;
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException or InsufficientMemoryException)
        {
            throw new UsageException($"{kernel} cannot run at these sizes: {refused.Message}");
        }
    }

    private static Dictionary<string, long> SizesOf(Kernel kernel, GapOptions options)
    {
        var sizes = new Dictionary<string, long>(options.Sizes);
        foreach (var size in kernel.Sizes.Where(size => size.IsExtent))
        {
            if (options.Extent is { } extent)
            {
                sizes.TryAdd(size.Name, extent);
            }
        }

        return sizes;
    }
}
