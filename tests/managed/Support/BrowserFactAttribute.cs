// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that looks at a page in a browser; skipped, with the reason, where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Program is null
        ? $"there is no {string.Join(", ", Browser.Names)} on the PATH" : new DrawingFactAttribute().Skip;
}
