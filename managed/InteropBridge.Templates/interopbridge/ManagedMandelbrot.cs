namespace Interop_Kernels;

/// <summary>The managed twin of kernels/mandelbrot.c: the same operations in the same order, and so the same bits.</summary>
public static class ManagedMandelbrot
{
    public static void Compute(Span<int> counts, int width, int height, int limit)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                counts[row * width + column] = Steps(-2.0 + 3.0 * column / width, -1.5 + 3.0 * row / height, limit);
            }
        }
    }

    private static int Steps(double cx, double cy, int limit)
    {
        double x = 0, y = 0;
        var steps = 0;
        while (steps < limit && x * x + y * y <= 4.0)
        {
            (x, y) = (x * x - y * y + cx, 2.0 * x * y + cy);
            steps++;
        }

        return steps;
    }
}
