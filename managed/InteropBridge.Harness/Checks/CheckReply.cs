// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>What a process that checks says: that a run begins, or how a request ended.</summary>
internal sealed record CheckReply
{
    /// <summary>The run that begins or, in the last reply, that went wrong.</summary>
    public Fence? Run { get; init; }

    /// <summary>Names of the arrays that were moved for it.</summary>
    public IReadOnlyList<string> Arrays { get; init; } = [];

    /// <summary>Whether this is the last reply to a request.</summary>
    public bool IsEnd { get; init; }

    /// <summary>What is wrong with the variant; null if nothing was found.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether the failure is an access outside of an array.</summary>
    public bool IsOutside { get; init; }

    /// <summary>Why the variant cannot run here; null if it can.</summary>
    public string? Unavailable { get; init; }

    /// <summary>Whether elements of the result keep what was there before a run.</summary>
    public bool KeepsOld { get; init; }

    /// <summary>Whether the process holds so much memory that it should be replaced.</summary>
    public bool IsFull { get; init; }
}
