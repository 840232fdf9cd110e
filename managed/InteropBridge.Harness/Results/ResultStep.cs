// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>A step that a table declares: from one variant to another that differs in a single respect.</summary>
/// <param name="Differs">What they differ in, such as <c>language</c>.</param>
/// <param name="From">The variant that the step starts from.</param>
internal sealed record ResultStep(string Differs, string From);
