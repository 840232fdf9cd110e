// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>What a variant needs in order to run: a library, a driver, a run-time compiler, worker processes. It is declared
/// once, with one availability, one reason and one remedy; any number of variants can refer to it.</summary>
/// <param name="name">Its name in tables, options and reports, such as <c>openmp</c>: lower-case letters, digits and
/// hyphens.</param>
/// <param name="description">A one-line description.</param>
/// <param name="findProblem">Says why it cannot be used here, or null if it can. Called on every query, so it should be
/// cheap.</param>
/// <param name="remedy">How to get it, as a full sentence: what to install or run.</param>
/// <param name="findDetails">What is in use here when it is available: a library's path, its compiler and instruction set, a
/// device. Null for no details.</param>
public sealed class Backend(
    string name, string description, Func<string?> findProblem, string remedy, Func<string?>? findDetails = null)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>A one-line description.</summary>
    public string Description { get; } = description;

    /// <summary>How to get it.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Whether what runs on it is managed code; what native code is worth is then measured against it.</summary>
    public bool IsManaged { get; init; }

    /// <summary>Whether what runs on it is another system's program, which is measured to be compared with and which no C# calls.
    /// It is no answer to what native code is worth.</summary>
    public bool IsPeer { get; init; }

    /// <summary>Whether it can be used here.</summary>
    public bool IsAvailable => UnavailableReason is null;

    /// <summary>Why it cannot be used here; null if it can. <see cref="Remedy"/> says what to do about it.</summary>
    public string? UnavailableReason => findProblem();

    /// <summary>What is in use here; null if the back end is not available or has no details.</summary>
    public string? Details => IsAvailable ? findDetails?.Invoke() : null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
