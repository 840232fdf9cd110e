// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that turns a variant into a measurable run, for kernels whose variants are factories rather
/// than functions: <c>static IKernelRun Method(TFactory variant, TInput input)</c>, where <c>TFactory</c> is a delegate type
/// of the variants' signature. <see cref="PreparedRun{TResult}"/> is the run of variants that fill arrays. Without it, the variants run like those of the kernel's first table; if that has none either,
/// each variant is a <c>static TResult Method(TInput)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelRunAttribute : Attribute;
