// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace InteropBridge.Harness.Gap;

/// <summary>What processes that measure leave for the next one, a line each, without reflection.</summary>
[JsonSerializable(typeof(CheckedRow))]
[JsonSerializable(typeof(KeptSample))]
internal sealed partial class GapJson : JsonSerializerContext;
