// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that makes a kernel's input: <c>static TInput Method(KernelArguments)</c>. Equal arguments
/// give equal inputs; every call gives a fresh one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelInputAttribute : Attribute;
