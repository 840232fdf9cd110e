// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;

namespace InteropBridge.Variants;

/// <summary>Declares a class whose static properties of type <see cref="Backend"/> are the back ends that the assembly's
/// tables can use, in addition to InteropBridge's own: <c>managed</c>, <c>dynamic</c>, <c>processes</c>,
/// <c>cc</c> and <c>nvrtc</c>.</summary>
/// <param name="type">The class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class KernelBackendsAttribute(
    [DynamicallyAccessedMembers(KernelBackendsAttribute.Members)] Type type) : Attribute
{
    internal const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties;

    /// <summary>The class with the properties.</summary>
    [DynamicallyAccessedMembers(Members)]
    public Type Type { get; } = type;
}
