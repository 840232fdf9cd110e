// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>How long an array is that C returned.</summary>
internal abstract record ResultCount
{
    /// <summary>What was known before the call.</summary>
    internal sealed record Known(Length Length) : ResultCount;

    /// <summary>What C wrote into another parameter.</summary>
    internal sealed record Written(OutputParameter Parameter) : ResultCount;

    /// <summary>What a function of C returns.</summary>
    internal sealed record Asked(string Function, bool IsLong, IReadOnlyList<BoundParameter> Arguments) : ResultCount;
}
