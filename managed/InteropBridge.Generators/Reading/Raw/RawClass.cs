// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>Everything the generator takes from the compilation: the class that asks for a safe API and the raw class that
/// it names. Compares by content; holds no symbol and no syntax.</summary>
/// <param name="CaseNumber">What tells its file from that of a class whose name differs only in case.</param>
/// <param name="Members">The members that the user's part of the class has.</param>
/// <param name="TypeNames">The simple names of the types beside the raw class.</param>
internal sealed record RawClass(
    string Namespace, string Name, string CaseNumber, bool IsPublic, string RawName, string? Prefix, string? StatusMap, string? StatusMapParameter,
    EquatableArray<RawFunction> Functions, EquatableArray<RawConstant> Constants, EquatableArray<NamedType> Types,
    EquatableArray<OwnMember> Members, EquatableArray<string> TypeNames,
    EquatableArray<Problem> Problems, Place Place);
