// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Checks;

/// <summary>Checks that a variant stays within its arrays, leaves its input as it is, writes all of its result, and computes the
/// same every time. A crash is seen by the process that waits for this one.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="variant">One of its variants.</param>
/// <param name="request">What to check.</param>
/// <param name="say">Receives what begins.</param>
internal sealed class VariantCheck(Kernel kernel, Variant variant, CheckRequest request, Action<CheckReply> say) : IDisposable
{
    private const double Share = 0.05;
    private const byte First = 0x6B;
    private const byte Second = 0xB5;
    private readonly KernelArguments _arguments = request.IsWhole ? request.Arguments() : PartOf(kernel, request.Arguments());
    private readonly List<CheckedRun> _runs = []; // results may be their memory

    /// <exception cref="CheckFailureException">The variant did something that it must not do.</exception>
    /// <returns>Whether elements of its result keep what was there before a run, which a baseline may do.</returns>
    public bool Run()
    {
        if (request.Single is { } single)
        {
            Solve(single, new HashSet<string>(), 0, out _);
            return false;
        }

        var plain = Solve(Fence.Margins, new HashSet<string>(), 0, out var results);
        var filled = request.WritesAll ? results : new HashSet<string>();
        return !(Same(plain, Solve(Fence.Behind, filled, First, out _))
            && Same(plain, Solve(Fence.InFront, filled, Second, out _))) && KeepsOld(plain, filled);
    }

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    /// <summary>Why runs differed. Arrays whose addresses somebody keeps cannot be moved; then nothing can be said.</summary>
    private bool KeepsOld(object plain, IReadOnlySet<string> filled)
    {
        var (one, two) = (Solve(Fence.None, filled, 0, out _), Solve(Fence.None, filled, 0, out _));
        if (!Same(one, two))
        {
            throw new CheckFailureException($"computes something else each time: {kernel.DescribeDifference(one, two)}. Look for "
                + "threads that write the same element, and for memory that is read before it is written");
        }

        if (!Same(one, plain) || filled.Count == 0)
        {
            return false;
        }

        var patterned = Solve(Fence.Margins, filled, First, out _);
        if (!Same(one, patterned) && variant.Id != kernel.Baseline)
        {
            throw new CheckFailureException("does not write all of its result, which was filled with a pattern before: "
                + kernel.DescribeDifference(one, patterned));
        }

        return !Same(one, patterned);
    }

    private object Solve(Fence fence, IReadOnlySet<string> filled, byte value, out IReadOnlySet<string> results)
    {
        say(new CheckReply { Run = fence });
        var run = new CheckedRun(kernel, variant, _arguments,
            fence == Fence.None ? null : new ArrayFences(fence, request.Array, request.AsAligned));
        _runs.Add(run);
        if (filled.Count > 0 && fence != Fence.None)
        {
            run.Fill(filled, value);
        }

        say(new CheckReply { Run = fence, Arrays = [.. run.Arrays.Select(array => array.Name)] });
        var result = run.Solve();
        results = run.ResultArrays;
        return result;
    }

    private bool Same(object expected, object actual) => kernel.AreEqual(expected, actual);

    /// <summary>A part of the work is enough, if the input knows how to be a part.</summary>
    private static KernelArguments PartOf(Kernel kernel, KernelArguments arguments)
    {
        var part = arguments with { Fraction = arguments.Fraction * Share };
        return kernel.CreateInput(arguments) is IKernelInput whole && kernel.CreateInput(part) is IKernelInput smaller
            && smaller.Work > 0 && smaller.Work < whole.Work ? part : arguments;
    }
}
