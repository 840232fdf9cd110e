// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Stress;

/// <summary>A grid of either element type.</summary>
internal interface ISoakGrid
{
    /// <summary>Makes a solver, solves one to three times and compares every bit.</summary>
    void Solve(Random random);
}
