// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that makes a kernel's input: <c>static TInput Method(KernelArguments)</c>. Equal arguments give
/// equal inputs, and every call returns a new one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelInputAttribute : Attribute;
