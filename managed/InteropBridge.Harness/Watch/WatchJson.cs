// SPDX-License-Identifier: MIT
using System.Text.Json.Serialization;

namespace InteropBridge.Harness.Watch;

/// <summary>What the two processes tell each other, without reflection.</summary>
[JsonSerializable(typeof(RunningRow))]
[JsonSerializable(typeof(List<FailedRow>))]
internal sealed partial class WatchJson : JsonSerializerContext;
