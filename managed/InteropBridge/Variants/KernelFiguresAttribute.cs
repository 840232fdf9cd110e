// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that finds a published time for a variant's counterpart: <c>static PublishedFigure?
/// Method(Variant variant, int workers)</c>. Optional: reports then show it beside the measured time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFiguresAttribute : Attribute;
