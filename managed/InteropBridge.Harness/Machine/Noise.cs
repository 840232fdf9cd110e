// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Machine;

/// <summary>What else happened on the machine.</summary>
/// <param name="LoadAverage">Over the minute before the run.</param>
/// <param name="StolenShare">Share of the processors' time that other virtual machines took during the run.</param>
/// <param name="Warnings">What a reader should know before believing small differences.</param>
internal sealed record Noise(double? LoadAverage, double? StolenShare, IReadOnlyList<string> Warnings);
