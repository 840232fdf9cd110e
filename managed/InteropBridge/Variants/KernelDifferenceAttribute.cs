// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that says in words where two results differ that <see cref="KernelEqualityAttribute"/> refused:
/// <c>static string Method(TResult expected, TResult actual)</c>. Optional: arrays are described without it.
/// <see cref="ResultDifference.Describe{T}"/> writes the sentence for any span.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelDifferenceAttribute : Attribute;
