// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace InteropBridge.Harness.Checks;

/// <summary>A message a line, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(CheckReply))]
internal sealed partial class CheckJson : JsonSerializerContext;
