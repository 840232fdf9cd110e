// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The inputs of a run, one for each kernel and arguments, shared by all variants.</summary>
internal sealed class Inputs
{
    private readonly Dictionary<(Kernel, KernelArguments), object> _inputs = [];

    public object Of(Kernel kernel, KernelArguments arguments)
    {
        // Serial variants ignore the threads and parallel ones have the same number, so equal arguments are one input.
        if (!_inputs.TryGetValue((kernel, arguments), out var input))
        {
            _inputs.Add((kernel, arguments), input = kernel.CreateInput(arguments));
        }

        return input;
    }

    /// <summary>Work of one solve of the full input; null if the kernel does not know it.</summary>
    public double? Work(Kernel kernel, KernelArguments arguments) =>
        (Of(kernel, arguments with { Fraction = 1 }) as IKernelInput)?.Work;

    /// <summary>The share of the work that one solve with these arguments does: what the input says, or else the requested
    /// share.</summary>
    public double Share(Kernel kernel, KernelArguments arguments) =>
        Work(kernel, arguments) is { } all && Of(kernel, arguments) is IKernelInput part
            ? all > 0 ? part.Work / all : 1
            : arguments.Fraction;

    public IKernelRun Start(Kernel kernel, Variant variant, KernelArguments arguments) =>
        kernel.Start(variant, Of(kernel, arguments), arguments);
}
