namespace Interop_Export;

/// <summary>The mean of all values so far. C has a handle of it, called running_mean.</summary>
public sealed class RunningMean
{
    private double _sum;

    public long Count { get; private set; }

    public double Value => Count > 0 ? _sum / Count : throw new InvalidOperationException("there is no value yet");

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            _sum += value;
        }

        Count += values.Length;
    }
}
