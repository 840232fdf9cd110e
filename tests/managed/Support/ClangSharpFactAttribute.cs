// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that needs the ClangSharp tool; if it is missing, the reason is shown.</summary>
internal sealed class ClangSharpFactAttribute : FactAttribute
{
    public const string Variable = "INTEROPBRIDGE_CLANGSHARP";

    public const string Missing = $"{Variable} names no ClangSharpPInvokeGenerator";

    public ClangSharpFactAttribute() => Skip = Tool is null ? Missing : null;

    public static string? Tool { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } tool && File.Exists(tool) ? tool : null;
}
