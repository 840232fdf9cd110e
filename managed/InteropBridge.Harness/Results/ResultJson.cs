// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace InteropBridge.Harness.Results;

/// <summary>JSON without reflection, so that it also works in a trimmed single-file program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ResultFile))]
internal sealed partial class ResultJson : JsonSerializerContext;
