// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge.Harness.Gap;

/// <summary>Which rows a run has, in the order of the tables.</summary>
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
        var ids = kernels.SelectMany(kernel => kernel.Variants).Select(variant => variant.Id).ToList();
        Check(options.Variants, ids, "variant");
        Check(options.Excluded, ids, "variant");
        kernels.ForEach(kernel => CheckSizes(kernel, options.Arguments));

        bool IsWanted(Kernel kernel, Variant variant) => variant.Id == kernel.Baseline
            || ((options.Variants.Count == 0 || options.Variants.Contains(variant.Id)) && !options.Excluded.Contains(variant.Id)
                && (!options.CudaOnly || IsCuda(variant)));
        return new Plan(
        [
            .. from kernel in kernels
               from variant in kernel.Variants
               where IsWanted(kernel, variant) && (!options.CudaOnly || kernel.Variants.Any(IsCuda))
               select new PlannedRow(kernel, variant, options.Arguments with { Fraction = FractionOf(kernel, variant) }),
        ]);
    }

    public static bool IsCuda(Variant variant) =>
        variant.Id == "cuda" || variant.Id.StartsWith("cuda-", StringComparison.Ordinal);

    /// <summary>The types asked for, of those that a kernel has; its first where it has none of them.</summary>
    private static IEnumerable<Kernel> OfType(IEnumerable<Kernel> tables, IReadOnlyList<string> types)
    {
        var wanted = tables.Where(kernel => types.Contains(kernel.Type)).ToList();
        return wanted.Count > 0 ? wanted : tables.Take(1);
    }

    /// <summary>The baseline is what everything is compared with: it always does all of the work.</summary>
    private static double FractionOf(Kernel kernel, Variant variant) =>
        variant.Id == kernel.Baseline ? 1 : Math.Clamp(variant.Fraction, double.Epsilon, 1);

    private static void Check(IReadOnlyList<string> wanted, IEnumerable<string> known, string what)
    {
        var names = known.Distinct().ToList();
        if (wanted.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new UsageException($"There is no {what} \"{unknown}\". There are: {string.Join(", ", names)}.");
        }
    }

    private static void CheckSizes(Kernel kernel, KernelArguments arguments)
    {
        try
        {
            _ = kernel.CreateInput(arguments);
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException or InsufficientMemoryException)
        {
            throw new UsageException($"{kernel} cannot run at these sizes: {refused.Message}");
        }
    }
}
