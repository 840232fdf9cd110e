// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Expressions;

/// <summary>When results are stored past the caches. A result that is larger than the last cache is not in it when it is read
/// again, and an ordinary store reads the line before it writes it: a third of the traffic of <c>z = a * x + y</c>.</summary>
internal static class StreamedStores
{
    private const long UsualCache = 32L << 20, LargestCache = 64L << 20;

    private static readonly long CacheBytes = Math.Min(LastCache() ?? UsualCache, LargestCache);

    /// <summary>From how many elements on; <see cref="long.MaxValue"/> if never, as for a result that is read too.</summary>
    public static long FromElements(BoundExpression expression, uint scalars)
    {
        var arrays = expression.Operands.Where((_, index) => (scalars >> index & 1) == 0).ToList();
        return arrays.Exists(operand => operand is { IsWritten: true, IsRead: true }) ? long.MaxValue
            : CacheBytes / Math.Max(1, arrays.Sum(operand => operand.Type.Size()));
    }

    /// <summary>Null where the system does not tell: it does on Linux.</summary>
    private static long? LastCache()
    {
        try
        {
            var size = File.ReadAllText("/sys/devices/system/cpu/cpu0/cache/index3/size").Trim();
            return size.EndsWith('K') && long.TryParse(size[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes << 10 : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
