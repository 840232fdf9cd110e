// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;
using InteropBridge.Harness.Doctor;

namespace InteropBridge.Harness.Report;

/// <summary>JSON without reflection, so that it also works in a trimmed single file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ResultFile))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class ResultJson : JsonSerializerContext;
