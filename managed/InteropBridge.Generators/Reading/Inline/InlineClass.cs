// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>A class with methods in C.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Declarations">Of it and the types around it, from the outside in, such as <c>partial class Kernels</c>.</param>
/// <param name="Name">A C identifier made of all of these.</param>
/// <param name="Assembly">The assembly's name, from which the library has its own.</param>
internal sealed record InlineClass(string Namespace, EquatableArray<string> Declarations, string Name, string Assembly);
