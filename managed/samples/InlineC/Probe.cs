// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge;

/// <summary>The function that <see cref="CallCost"/> calls, as the build binds it and as a hand would.</summary>
internal static unsafe partial class Probe
{
    [InlineC("return x_length > 0 ? x[0] : 0;")]
    public static partial float First(ReadOnlySpan<float> x);

    /// <summary>The same function in the same library, with nothing checked.</summary>
    [DllImport("InlineC.inline", EntryPoint = "Probe_First_inline", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern float RawFirst(float* x, long length);
}
