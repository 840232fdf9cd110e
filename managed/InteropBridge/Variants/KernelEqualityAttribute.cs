// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that decides whether a variant computed what the baseline computed:
/// <c>static bool Method(TResult expected, TResult actual)</c>. Only variants that pass are timed. Without it, results are numbers
/// or arrays of numbers, and their bits are compared.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelEqualityAttribute : Attribute;
