// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using InteropBridge.Natives;
using InteropBridge.Variants;

[assembly: KernelTable("axpy", "f32", typeof(AxpyTable), Baseline = "managed-loop", WorkUnit = "element", FloatingPointOperations = 2, Bytes = 12)]
[assembly: KernelBackends(typeof(Backends))]

/// <summary>z = a x + y.</summary>
[KernelSize("elements", "elements", Default = 10_000_000, Quick = 1_000_000, IsExtent = true)]
internal static class AxpyTable
{
    private const float A = 1.5f;

    private static readonly ElementwiseKernel Expression = Elementwise.Compile<float>("z = a * x + y");

    private static readonly ElementwiseKernel OneThread = Elementwise.Compile<float>("z = a * x + y", new ElementwiseOptions { Threads = 1 });

    public delegate void Axpy(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z);

    [KernelInput]
    public static Points Input(KernelArguments arguments) => Points.Random(arguments);

    [KernelEquality]
    public static bool Same(float[] expected, float[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Axpy variant, Points points) => new PreparedRun<float[]>(
        z => variant(points.X, points.Y, z), HugePages.AllocateArray<float>(points.X.Length));

    [Variant("managed-loop", Backend = "managed", Description = "a loop in C#")]
    public static void Loop(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z)
    {
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = A * x[i] + y[i];
        }
    }

    [Variant("expression", Backend = "expression", DiffersFrom = "managed-loop", Differs = "language", Description = "the expression, compiled as C")]
    public static void Serial(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => OneThread.Run(z, A, x, y);

    [Variant("expression-openmp", Backend = "expression", DiffersFrom = "expression", Differs = "threads", Description = "the same with OpenMP")]
    public static void Threads(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z) => Expression.Run(z, A, x, y);
}
