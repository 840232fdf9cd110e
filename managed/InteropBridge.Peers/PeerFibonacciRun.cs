// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;

namespace InteropBridge.Peers;

/// <summary>The list of Fibonacci numbers by another system.</summary>
internal sealed class PeerFibonacciRun(PeerProgram program, FibonacciForm form, FibonacciInput input) : PeerRun(program)
{
    private readonly ulong[] _values = new ulong[input.Count];

    public override void Load() => Process.Ask(FormattableString.Invariant($"fibonacci {form.ToString().ToLowerInvariant()} {input.Count}"));

    public override object ReadBack()
    {
        Read(MemoryMarshal.AsBytes(_values.AsSpan()));
        return _values;
    }
}
