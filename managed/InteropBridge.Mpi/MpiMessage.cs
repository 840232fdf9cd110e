// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>What arrived.</summary>
/// <param name="Source">The rank that sent it; -1 for a message that was sent.</param>
/// <param name="Tag">Its tag; -1 for a message that was sent.</param>
/// <param name="Length">Elements received, of the type asked for; 0 for a message that was sent.</param>
public readonly record struct MpiMessage(int Source, int Tag, int Length);
