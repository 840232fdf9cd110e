// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>An input that knows how much work it is. Optional: without it rates are not reported, and a variant measured
/// on a fraction counts as that fraction exactly.</summary>
public interface IKernelInput
{
    /// <summary>Units of work in one solve, in the unit of <see cref="KernelTableAttribute.WorkUnit"/>.</summary>
    double Work { get; }
}
