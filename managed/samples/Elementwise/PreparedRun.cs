// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

/// <summary>A variant with its input and the array for its result.</summary>
internal sealed class PreparedRun<T>(Points points, Action<T[]> solve) : IKernelRun
{
    private readonly T[] _result = new T[points.X.Length];

    public void Load()
    {
    }

    public void Solve() => solve(_result);

    public object ReadBack() => _result;

    public void Dispose()
    {
    }
}
