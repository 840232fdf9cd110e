// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Charts;
using InteropBridge.Tests.Harness;
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that draws; skipped, with the reason, where there are no fonts or no natives of SkiaSharp.</summary>
internal sealed class DrawingFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Problem = new(() => Pictures.Draw(ExampleResult.Create(), []).Problem);

    public DrawingFactAttribute() => Skip = Problem.Value;
}
