// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Checks;

/// <summary>One run of a variant, from a new input to its result, with its arrays in fenced memory.</summary>
internal sealed class CheckedRun : IDisposable
{
    private readonly ArrayFences _fences;
    private readonly IReadOnlyList<FencedArray> _inputs;
    private readonly IKernelRun _run;
    private readonly bool _isFenced;

    /// <param name="kernel">The kernel.</param>
    /// <param name="variant">One of its variants.</param>
    /// <param name="arguments">What to run.</param>
    /// <param name="fences">Where its arrays go; null to leave them where they are.</param>
    public CheckedRun(Kernel kernel, Variant variant, KernelArguments arguments, ArrayFences? fences)
    {
        (_isFenced, _fences) = (fences is not null, fences ?? new ArrayFences(Fence.None, null, false));
        var input = kernel.CreateInput(arguments);
        input = _isFenced ? _fences.Move(input, "input") : input;
        _inputs = [.. _fences.Arrays];
        _run = kernel.Start(variant, input, arguments);
        Load();
    }

    /// <summary>The arrays that were moved.</summary>
    public IReadOnlyList<FencedArray> Arrays => _fences.Arrays;

    /// <summary>Names of the arrays that hold the result.</summary>
    public IReadOnlySet<string> ResultArrays { get; private set; } = new HashSet<string>();

    /// <summary>Puts a byte everywhere in arrays that hold the result; what the variant loads is loaded again.</summary>
    /// <param name="names">Of <see cref="ResultArrays"/> of a run before.</param>
    /// <param name="value">The byte.</param>
    public void Fill(IReadOnlySet<string> names, byte value)
    {
        foreach (var array in Arrays.Except(_inputs).Where(array => names.Contains(array.Name)))
        {
            array.Fill(value);
        }

        Load();
    }

    /// <returns>The result.</returns>
    /// <exception cref="CheckFailureException">It wrote outside of an array, or changed its input.</exception>
    public object Solve()
    {
        _run.Solve();
        if (Arrays.Select(array => array.Damage()).FirstOrDefault(damage => damage is not null) is { } damage)
        {
            throw new CheckFailureException(damage, isOutside: true);
        }

        var result = _run.ReadBack();
        foreach (var input in _inputs)
        {
            if (input.FirstChange() is { } changed)
            {
                throw new CheckFailureException($"changed {input.Name}: element {changed} of {input.Length} is not what it was. "
                    + "Other variants get the same input, so copy what has to change into memory of the run's own");
            }
        }

        if (_isFenced)
        {
            var found = new ArrayFences(Fence.None, null, false);
            found.Move(result, "");
            ResultArrays = Arrays.Where(array => found.Holds(array.Copy)).Select(array => array.Name).ToHashSet();
        }

        return result;
    }

    public void Dispose() => _run.Dispose();

    private void Load()
    {
        _run.Load();
        if (_isFenced)
        {
            _fences.Move(_run, "");
        }
    }
}
