// SPDX-License-Identifier: MIT
using Gallery;
using InteropBridge.Variants;

[assembly: KernelTable("blur", "u8", typeof(BlurTable), Baseline = "managed-loop", WorkUnit = "pixel")]

namespace Gallery;

/// <summary>Neighbours of bytes, a few operations each: a loop that C compilers turn into vectors and the JIT does not.</summary>
[KernelSize("rows", "rows of the picture", Default = 2000, Quick = 500, IsExtent = true)]
[KernelSize("columns", "columns of the picture", Default = 2000, Quick = 500, IsExtent = true)]
internal static class BlurTable
{
    [KernelInput]
    public static Picture Input(KernelArguments arguments)
    {
        var (width, height) = (arguments.Count("columns"), arguments.Count("rows"));
        var pixels = new byte[checked(width * height)];
        new Random(arguments.Seed).NextBytes(pixels);
        return new Picture(pixels, width, height);
    }

    [KernelEquality]
    public static bool Same(byte[] expected, byte[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Action<Picture, byte[]> variant, Picture picture) =>
        new PreparedRun<byte[]>(blurred => variant(picture, blurred), new byte[picture.Pixels.Length]);

    [Variant("managed-loop", Backend = "managed", Description = "rows as spans, one thread")]
    public static void Loop(Picture picture, byte[] blurred)
    {
        CopyEdges(picture, blurred);
        for (var y = 1; y < picture.Height - 1; y++)
        {
            BlurRow(picture, blurred, y);
        }
    }

    [Variant("managed-threads", Backend = "managed", Parallel = true, Description = "rows by Parallel.For")]
    public static void Threads(Picture picture, byte[] blurred)
    {
        CopyEdges(picture, blurred);
        Parallel.For(1, Math.Max(1, picture.Height - 1), y => BlurRow(picture, blurred, y));
    }

    [Variant("c-serial", Backend = "c", Description = "C, one thread")]
    public static void Serial(Picture picture, byte[] blurred) =>
        Kernels.BlurSerial(picture.Pixels, blurred, picture.Width, picture.Height);

    [Variant("c-openmp", Backend = "c", Parallel = true, Description = "C, all cores")]
    public static void OpenMP(Picture picture, byte[] blurred) =>
        Kernels.BlurOpenmp(picture.Pixels, blurred, picture.Width, picture.Height);

    private static void CopyEdges(Picture picture, byte[] blurred)
    {
        picture.Pixels.AsSpan(0, picture.Width).CopyTo(blurred);
        picture.Pixels.AsSpan(^picture.Width).CopyTo(blurred.AsSpan(^picture.Width));
    }

    private static void BlurRow(Picture picture, byte[] blurred, int y)
    {
        var width = picture.Width;
        var above = picture.Pixels.AsSpan((y - 1) * width, width);
        var row = picture.Pixels.AsSpan(y * width, width);
        var below = picture.Pixels.AsSpan((y + 1) * width, width);
        var result = blurred.AsSpan(y * width, width);
        (result[0], result[^1]) = (row[0], row[^1]);
        for (var x = 1; x < width - 1; x++)
        {
            var sum = above[x - 1] + 2 * above[x] + above[x + 1] + 2 * row[x - 1] + 4 * row[x] + 2 * row[x + 1]
                + below[x - 1] + 2 * below[x] + below[x + 1];
            result[x] = (byte)((sum + 8) / 16);
        }
    }
}
