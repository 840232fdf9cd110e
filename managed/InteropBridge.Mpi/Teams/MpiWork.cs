// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi.Teams;

/// <summary>Work that all ranks of a <see cref="MpiTeam"/> share: every rank has an object of it. Rank 0 calls the methods of its
/// own and tells the others by a command what it is about to do.</summary>
/// <remarks>A type that is not generic, with a public constructor that takes a <see cref="Communicator"/> and a string, the
/// arguments that rank 0 gave.</remarks>
public abstract class MpiWork : IDisposable
{
    internal int Number { get; set; }

    internal MpiTeam? Team { get; set; }

    /// <summary>On the ranks from 1 on: does this rank's part of what rank 0 has announced. An exception ends the job.</summary>
    /// <param name="command">What <see cref="MpiTeam.Perform"/> was given.</param>
    public abstract void Perform(string command);

    /// <summary>On rank 0: releases the work on all ranks.</summary>
    public void Dispose()
    {
        if (Team is { } team)
        {
            Team = null;
            team.Drop(this, () => Dispose(true)); // which may be collective
        }
        else
        {
            Dispose(true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what this rank holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/> rather than a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
