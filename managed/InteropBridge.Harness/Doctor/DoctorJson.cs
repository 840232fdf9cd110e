// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace InteropBridge.Harness.Doctor;

/// <summary>JSON without reflection, so that it also works in a trimmed single-file program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class DoctorJson : JsonSerializerContext;
