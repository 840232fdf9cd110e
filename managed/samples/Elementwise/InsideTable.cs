// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using InteropBridge.Natives;
using InteropBridge.Variants;

[assembly: KernelTable("inside", "f32", typeof(InsideTable), Baseline = "managed-loop", WorkUnit = "element", FloatingPointOperations = 4, Bytes = 9)]

/// <summary>Which points are inside a circle: sqrt(x x + y y) &lt; r.</summary>
[KernelSize("elements", "elements", Default = 10_000_000, Quick = 1_000_000, IsExtent = true)]
internal static class InsideTable
{
    private const float R = 0.75f;

    private const string Operands = "bool found, float x, float y, float r", Text = "found = sqrt(x * x + y * y) < r";

    private static readonly ElementwiseKernel Expression = Elementwise.Compile(Operands, Text);

    private static readonly ElementwiseKernel OneThread = Elementwise.Compile(Operands, Text, new ElementwiseOptions { Threads = 1 });

    public delegate void Inside(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<bool> found);

    [KernelInput]
    public static Points Input(KernelArguments arguments) => Points.Random(arguments);

    [KernelEquality]
    public static bool Same(bool[] expected, bool[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Inside variant, Points points) => new PreparedRun<bool[]>(
        found => variant(points.X, points.Y, found), HugePages.AllocateArray<bool>(points.X.Length));

    [Variant("managed-loop", Backend = "managed", Description = "a loop in C#")]
    public static void Loop(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<bool> found)
    {
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = MathF.Sqrt(x[i] * x[i] + y[i] * y[i]) < R;
        }
    }

    [Variant("expression", Backend = "expression", DiffersFrom = "managed-loop", Differs = "language", Description = "the expression, compiled as C")]
    public static void Serial(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<bool> found) => OneThread.Run(found, x, y, R);

    [Variant("expression-openmp", Backend = "expression", DiffersFrom = "expression", Differs = "threads", Description = "the same with OpenMP")]
    public static void Threads(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<bool> found) => Expression.Run(found, x, y, R);
}
