// SPDX-License-Identifier: MIT
using InteropBridge.Variants;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Variants;

/// <summary>What a machine lacks is decided at run time, and said.</summary>
internal static class Availability
{
    public static bool Check(Variant variant, ITestOutputHelper output)
    {
        if (variant.UnavailableReason is { } reason)
        {
            Assert.False(string.IsNullOrWhiteSpace(reason));
            output.WriteLine($"{variant} was left out: {reason}");
            return false;
        }

        return true;
    }
}
