// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;

namespace InteropBridge.Variants;

/// <summary>Declares a class whose methods are the variants of a kernel. An assembly has one of these per kernel and element
/// type. Several assemblies can add variants to the same kernel.</summary>
/// <remarks>On the class: a <see cref="KernelSizeAttribute"/> for every size of the kernel. In the class, all static: one
/// <see cref="KernelInputAttribute"/> and one <see cref="KernelEqualityAttribute"/> method, optionally a
/// <see cref="KernelCasesAttribute"/>, a <see cref="KernelDifferenceAttribute"/> and a <see cref="KernelFiguresAttribute"/>
/// method. Only one of a kernel's tables has the sizes and these methods. A table also has at most one
/// <see cref="KernelRunAttribute"/> method and any number of <see cref="VariantAttribute"/> methods.</remarks>
/// <param name="kernel">The kernel's name in reports, such as <c>saxpy</c>.</param>
/// <param name="type">Element type in reports, such as <c>f64</c>.</param>
/// <param name="table">The class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class KernelTableAttribute(
    string kernel,
    string type,
    [DynamicallyAccessedMembers(KernelTableAttribute.Members)] Type table) : Attribute
{
    internal const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    /// <summary>The kernel's name.</summary>
    public string Kernel { get; } = kernel;

    /// <summary>Element type.</summary>
    public string Type { get; } = type;

    /// <summary>The class with the methods.</summary>
    [DynamicallyAccessedMembers(Members)]
    public Type Table { get; } = table;

    /// <summary>Id of the variant whose result is right by definition and whose time is 1.</summary>
    public string Baseline { get; init; } = "c-serial";

    /// <summary>Floating-point operations per unit of work; 0 to leave them out. Reports use it to show how close a variant
    /// comes to the processor's peak.</summary>
    public double FloatingPointOperations { get; init; }

    /// <summary>Bytes that a unit of work reads and writes, counted once each, as if no cache kept them for the next unit; 0 to
    /// leave them out. With <see cref="FloatingPointOperations"/>, reports show whether memory or the processor limits a
    /// variant.</summary>
    public double Bytes { get; init; }

    /// <summary>What <see cref="IKernelInput.Work"/> counts, singular: <c>cell</c>, <c>call</c>, <c>element</c>.</summary>
    public string WorkUnit { get; init; } = "element";
}
