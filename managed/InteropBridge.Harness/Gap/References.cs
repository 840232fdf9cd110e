// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The reference results: the baseline's, on exactly the same input. If the baseline is not available, the first
/// available variant takes its place, so that the others are still checked against each other.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="hasFailed">Whether a variant has failed, so that it is no reference.</param>
internal sealed class References(Inputs inputs, Func<Kernel, Variant, bool> hasFailed) : IDisposable
{
    private readonly Dictionary<(Kernel, KernelArguments), (IKernelRun Run, object Result)> _known = [];

    /// <summary>The variant that the others are checked against; null if none can run.</summary>
    public Variant? VariantFor(Kernel kernel) => VariantFor(kernel, hasFailed);

    /// <summary>The same, without references.</summary>
    public static Variant? VariantFor(Kernel kernel, Func<Kernel, Variant, bool> hasFailed) => kernel.Variants.OrderByDescending(variant => variant.Id == kernel.Baseline)
        .FirstOrDefault(variant => variant.IsAvailable && !hasFailed(kernel, variant));

    public object Of(Kernel kernel, KernelArguments arguments)
    {
        if (!_known.TryGetValue((kernel, arguments), out var known))
        {
            var variant = VariantFor(kernel) ?? throw new InvalidOperationException($"no variant of {kernel} is available");
            Journal.Within(new PlannedRow(kernel, variant, arguments).Running(), () =>
            {
                var run = inputs.Start(kernel, variant, arguments);
                run.Load();
                run.Solve();
                // A result may be the run's own memory: the run is kept, unused, as long as its result.
                _known.Add((kernel, arguments), known = (run, run.ReadBack()));
            });
        }

        return known.Result;
    }

    public void Dispose()
    {
        foreach (var (run, _) in _known.Values)
        {
            run.Dispose();
        }

        _known.Clear();
    }
}
