// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>What the functions of a raw class share.</summary>
internal sealed record ApiTables(
    TypeTable Types, ConstantTable Constants, HandleTable Handles, ThunkTable Thunks, EnumTable Enums, HeaderIndex Headers,
    IReadOnlyDictionary<string, RawFunction> Functions);
