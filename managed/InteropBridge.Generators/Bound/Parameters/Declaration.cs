// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A parameter of a safe method.</summary>
/// <param name="Shape">Its type.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="CName">The C parameter whose documentation it takes.</param>
/// <param name="Modifier"><c>ref</c>, <c>in</c> or nothing.</param>
/// <param name="Default">Its default value, used where only such parameters follow.</param>
/// <param name="Doc">What to say if the header says nothing.</param>
internal sealed record Declaration(
    Shape Shape, string Name, string CName, string Modifier = "", string? Default = null, string? Doc = null);
