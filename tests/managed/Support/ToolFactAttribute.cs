// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that needs a program; skipped, with the reason, where it is not on the PATH.</summary>
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = folders.Any(folder => File.Exists(Path.Combine(folder, tool))) ? null : $"there is no {tool} on the PATH";
    }
}
