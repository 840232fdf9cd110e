// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Price;

/// <summary>Each form of each call, in a loop of so many calls. The sum of the results is returned.</summary>
internal static unsafe class Forms
{
    private const string Text = "a string of thirty-two character";
    private static readonly double[] Array = [.. Enumerable.Repeat(3.5, 1000)];

    public static IEnumerable<(string Form, string Call, Func<int, double> Loop, double Expected)> All() =>
    [
        .. Three("DllImport", static () => ArrayImports.Add(1, 2),
            static () => ArrayImports.First(Array, Array.Length, out var first) == 0 ? first : throw new ArgumentException("first"),
            static () => ArrayImports.Length(Text)),
        .. Three("LibraryImport", static () => GeneratedImports.Add(1, 2),
            static () => GeneratedImports.First(Array, Array.Length, out var first) == 0 ? first : throw new ArgumentException("first"),
            static () => GeneratedImports.Length(Text)),
        .. Three("ClangSharp's raw form", static () => Native.ib_probe_add(1, 2), RawFirst, RawLength),
        .. Three("InteropBridge", static () => SafeNative.ProbeAdd(1, 2), static () => SafeNative.ProbeFirst(Array),
            static () => SafeNative.ProbeLength(Text)),
#if SWIG
        .. Three("SWIG", static () => Swig.price.ib_probe_add(1, 2),
            static () => Swig.price.ib_probe_first(Array, Array.Length, out var first) == 0 ? first : throw new ArgumentException("first"),
            static () => Swig.price.ib_probe_length(Text)),
#endif
    ];

    /// <summary>A loop in a delegate of its own for each, so that the price of the delegate is the same in all.</summary>
    private static IEnumerable<(string Form, string Call, Func<int, double> Loop, double Expected)> Three(
        string form, Func<double> add, Func<double> first, Func<double> length) =>
        [(form, "int, int", Loop(add), 3), (form, "array", Loop(first), 3.5), (form, "string", Loop(length), Text.Length)];

    private static Func<int, double> Loop(Func<double> call) => calls =>
    {
        var sum = 0.0;
        for (var i = 0; i < calls; i++)
        {
            sum += call();
        }

        return sum;
    };

    private static double RawFirst()
    {
        double first;
        fixed (double* x = Array)
        {
            return Native.ib_probe_first(x, Array.Length, &first) == 0 ? first : throw new ArgumentException("first");
        }
    }

    /// <summary>The caller makes the bytes that C wants.</summary>
    private static double RawLength()
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(Text + '\0'))
        {
            return Native.ib_probe_length((sbyte*)text);
        }
    }
}
