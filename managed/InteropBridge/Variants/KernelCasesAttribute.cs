// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>Marks the method that names the inputs a self-test tries every variant on: <c>static
/// IEnumerable&lt;KernelArguments&gt; Method()</c>, with all sizes given. Each is tried with the standard input and with a
/// random one. Optional: without it, the inputs are made from the declared sizes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelCasesAttribute : Attribute;
