// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>A method whose body is C. Compares by content; holds no symbol and no syntax.</summary>
/// <param name="Class">The class that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Modifiers">As declared.</param>
/// <param name="ReturnType">Its C# type.</param>
/// <param name="Arguments">Its parameters.</param>
/// <param name="Function">The C function as if it had been bound, with contracts that say what the parameters are.</param>
/// <param name="Types">The enums and structs that it names.</param>
/// <param name="C">Its C side.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record InlineMethod(
    InlineClass Class, string Name, string Modifiers, string ReturnType, EquatableArray<InlineArgument> Arguments,
    RawFunction Function, EquatableArray<NamedType> Types, InlineSource C, EquatableArray<Problem> Problems);
