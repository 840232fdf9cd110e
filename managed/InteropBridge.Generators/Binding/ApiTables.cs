// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Headers;

namespace InteropBridge.Generators.Binding;

/// <summary>What the functions of a raw class share.</summary>
internal sealed record ApiTables(TypeTable Types, ConstantTable Constants, HandleTable Handles, ThunkTable Thunks, HeaderIndex Headers);
