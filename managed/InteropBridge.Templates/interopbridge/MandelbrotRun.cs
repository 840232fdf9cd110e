using InteropBridge.Variants;

namespace Interop_Kernels;

/// <summary>A variant made ready for one picture. What it needs is allocated here: Solve alone is timed.</summary>
public sealed class MandelbrotRun(Action<Picture, int[]> variant, Picture picture) : IKernelRun
{
    private readonly int[] _counts = new int[picture.Width * picture.Height];

    /// <summary>Brings the input to where the variant wants it, which is nowhere here.</summary>
    public void Load()
    {
    }

    public void Solve() => variant(picture, _counts);

    public object ReadBack() => _counts;

    public void Dispose()
    {
    }
}
