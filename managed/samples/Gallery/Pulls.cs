// SPDX-License-Identifier: MIT
namespace Gallery;

/// <summary>An acceleration for each body.</summary>
internal sealed record Pulls(double[] X, double[] Y);
