// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>An input that knows how much work it takes. Optional: without it, no rates are reported, and a variant that is
/// measured on a fraction of the work counts as exactly that fraction.</summary>
public interface IKernelInput
{
    /// <summary>Units of work in one solve, in the unit of <see cref="KernelTableAttribute.WorkUnit"/>.</summary>
    double Work { get; }
}
