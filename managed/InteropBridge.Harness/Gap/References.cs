// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The reference results: the baseline's, on exactly the same input. If the baseline is not available, the first
/// available variant takes its place, so that the others are still checked against each other.</summary>
internal sealed class References(Inputs inputs) : IDisposable
{
    private readonly Dictionary<(Kernel, KernelArguments), (IKernelRun Run, object Result)> _known = [];

    public static Variant? VariantFor(Kernel kernel) => kernel[kernel.Baseline] is { IsAvailable: true } baseline ? baseline
        : kernel.Variants.FirstOrDefault(variant => variant.IsAvailable);

    public object Of(Kernel kernel, KernelArguments arguments)
    {
        if (!_known.TryGetValue((kernel, arguments), out var known))
        {
            var variant = VariantFor(kernel) ?? throw new InvalidOperationException($"no variant of {kernel} is available");
            var run = inputs.Start(kernel, variant, arguments);
            run.Load();
            run.Solve();
            // A result may be the run's own memory: the run is kept, unused, as long as its result.
            _known.Add((kernel, arguments), known = (run, run.ReadBack()));
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
