// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Kernels.NBodyVariants;
using InteropBridge.Variants;

// Operations of a pair: 3 differences, 3 squares, 3 sums, a root, a product, a quotient, and 3 products and 3 sums for the
// pulls: 18. The root and the quotient count as one each, although processors take many times as long for them as for a
// sum: a share of what can be issued stays low however good the code is. What is done once a body, and not once a pair, is
// not counted.
[assembly: KernelTable("nbody", "f64", typeof(NBodyTable<double>),
    WorkUnit = "pair", FloatingPointOperations = 18, Bytes = 4 * sizeof(double))]
[assembly: KernelTable("nbody", "f32", typeof(NBodyTable<float>),
    WorkUnit = "pair", FloatingPointOperations = 18, Bytes = 4 * sizeof(float))]

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>The n-body kernel's variant table. To add a variant, add a method here and the class it returns.</summary>
[KernelSize("bodies", "bodies", Default = 4096, Quick = 1024, IsExtent = true)]
[KernelSize("steps", "steps", Default = 10, Quick = 2, Smallest = 0, Largest = long.MaxValue)]
internal static class NBodyTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Numbers of bodies that fill no vector, some, and blocks of them with one more or less.</summary>
    private static readonly int[] Bodies = [1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 33, 64, 100, 129];

    private static readonly long[] Steps = [0, 1, 2, 5];

    [KernelInput]
    public static NBodyInput<T> Input(KernelArguments arguments) => NBodyInput<T>.Create(arguments);

    /// <summary>Compares bits, so that a difference between two NaNs or two zeros counts.</summary>
    [KernelEquality]
    public static bool SameBits(NBodySystem<T> expected, NBodySystem<T> actual) =>
        Same(expected.X, actual.X) && Same(expected.Y, actual.Y) && Same(expected.Z, actual.Z)
        && Same(expected.VelocityX, actual.VelocityX) && Same(expected.VelocityY, actual.VelocityY)
        && Same(expected.VelocityZ, actual.VelocityZ) && Same(expected.Mass, actual.Mass);

    [KernelDifference]
    public static string? Difference(NBodySystem<T> expected, NBodySystem<T> actual) =>
        Named("x", expected.X, actual.X) ?? Named("y", expected.Y, actual.Y) ?? Named("z", expected.Z, actual.Z)
        ?? Named("velocity x", expected.VelocityX, actual.VelocityX)
        ?? Named("velocity y", expected.VelocityY, actual.VelocityY)
        ?? Named("velocity z", expected.VelocityZ, actual.VelocityZ);

    [KernelCases]
    public static IEnumerable<KernelArguments> Cases() =>
        from bodies in Bodies
        from steps in Steps
        select new KernelArguments { ["bodies"] = bodies, ["steps"] = steps };

    [KernelRun]
    public static IKernelRun Run(Func<int, NBodyImplementation<T>> variant, NBodyInput<T> input) =>
        new NBodyRun<T>(variant(input.Threads), input);

    [Variant(NBodyVariant.ManagedPlain, Backend = "managed", Description = "the two loops over spans")]
    public static NBodyImplementation<T> ManagedPlain(int threads) => new SerialNBody<T>(NBodyKick.Plain);

    [Variant(NBodyVariant.ManagedSimd, Backend = "managed",
        DiffersFrom = NBodyVariant.ManagedPlain, Differs = "vectors",
        Description = "Vector512, Vector256 or Vector128 of the bodies that are pulled")]
    public static NBodyImplementation<T> ManagedSimd(int threads) => new SerialNBody<T>(NBodyKick.Simd);

    [Variant(NBodyVariant.ManagedThreads, Backend = "managed", Parallel = true,
        DiffersFrom = NBodyVariant.ManagedSimd, Differs = "threads",
        Description = "managed-simd on threads of its own, two barriers a step")]
    public static NBodyImplementation<T> ManagedThreads(int threads) => new ThreadsNBody<T>(threads);

    [Variant(NBodyVariant.CSerial, Backend = "c",
        DiffersFrom = NBodyVariant.ManagedSimd, Differs = "language",
        Description = "the two loops in C")]
    public static NBodyImplementation<T> CSerial(int threads) => new NativeNBody<T>(threads, openMP: false);

    [Variant(NBodyVariant.COpenMP, Backend = "openmp", Parallel = true,
        DiffersFrom = NBodyVariant.CSerial, Differs = "threads",
        Description = "the two loops in C, bodies shared out by OpenMP")]
    public static NBodyImplementation<T> COpenMP(int threads) => new NativeNBody<T>(threads, openMP: true);

    private static bool Same(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual) =>
        MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual));

    private static string? Named(string name, ReadOnlySpan<T> expected, ReadOnlySpan<T> actual) =>
        ResultDifference.Describe(expected, actual) is { } difference ? $"of {name}, {difference}" : null;
}
