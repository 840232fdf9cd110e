// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that finds what somebody published about a variant's counterpart:
/// <c>static PublishedFigure? Method(Variant variant, int workers)</c>. Optional: reports then show it beside what was
/// measured.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFiguresAttribute : Attribute;
