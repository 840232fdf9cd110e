// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Constants;

/// <summary>A macro whose value the C compiler told.</summary>
/// <param name="Macro">The macro.</param>
/// <param name="Declaration">The member that it becomes in C#, without its access.</param>
internal sealed record Constant(Macro Macro, string Declaration);
