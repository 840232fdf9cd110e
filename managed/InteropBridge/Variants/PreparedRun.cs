// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>The run of a variant that needs nothing but memory for its result, which is made before the clock starts.</summary>
/// <typeparam name="TResult">Type of the result: an array, or an object that holds arrays.</typeparam>
public sealed class PreparedRun<TResult> : IKernelRun
    where TResult : class
{
    private readonly Action<TResult> _solve;
    private readonly TResult _result;

    /// <param name="solve">Calls the variant, which writes every element of the result.</param>
    /// <param name="result">Where it writes.</param>
    public PreparedRun(Action<TResult> solve, TResult result)
    {
        ArgumentNullException.ThrowIfNull(solve);
        ArgumentNullException.ThrowIfNull(result);
        (_solve, _result) = (solve, result);
    }

    /// <summary>Nothing: the variant reads the input where it is.</summary>
    public void Load()
    {
    }

    /// <inheritdoc/>
    public void Solve() => _solve(_result);

    /// <summary>The result, as the last <see cref="Solve"/> left it.</summary>
    public object ReadBack() => _result;

    /// <summary>Nothing: there is only managed memory.</summary>
    public void Dispose()
    {
    }
}
