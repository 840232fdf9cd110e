using InteropBridge;

namespace Interop_Export;

/// <summary>The functions of running.h. Each returns a status in C; exceptions become statuses.</summary>
internal static class Exports
{
    /// <summary>Creates a mean of no values.</summary>
    [NativeExport("running_create")]
    internal static RunningMean Create() => new();

    /// <summary>Adds values.</summary>
    /// <param name="mean">the mean</param>
    /// <param name="values">any number of them</param>
    [NativeExport("running_add")]
    internal static void Add(RunningMean mean, ReadOnlySpan<double> values) => mean.Add(values);

    /// <summary>The mean of all values so far.</summary>
    /// <param name="mean">the mean</param>
    /// <exception cref="InvalidOperationException">there is no value yet</exception>
    [NativeExport("running_value")]
    internal static double Value(RunningMean mean) => mean.Value;
}
