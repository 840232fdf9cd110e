// SPDX-License-Identifier: MIT
namespace InteropBridge.Interop;

/// <summary>A contract of the C header (<c>interopbridge_contract.h</c>) on a function or parameter. Written by
/// ClangSharp from the header's annotations.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class NativeAnnotationAttribute(string annotation) : Attribute
{
    /// <summary>The contract, for example <c>in(length)</c>.</summary>
    public string Annotation { get; } = annotation;
}
