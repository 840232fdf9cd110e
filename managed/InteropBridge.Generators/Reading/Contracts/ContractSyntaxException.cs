// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>A contract that cannot be read, and where in its text.</summary>
internal sealed class ContractSyntaxException(string message, int start, string? word = null) : Exception(message)
{
    public int Start { get; } = start;

    /// <summary>The word, if the trouble is that no contract has this name.</summary>
    public string? UnknownWord { get; } = word;
}
