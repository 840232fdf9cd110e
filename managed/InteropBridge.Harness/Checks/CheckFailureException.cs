// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>A variant did something that it must not do.</summary>
/// <param name="message">What, without its name: <c>changed its input</c>.</param>
/// <param name="isOutside">Whether it is an access outside of an array.</param>
internal sealed class CheckFailureException(string message, bool isOutside = false) : Exception(message)
{
    public bool IsOutside { get; } = isOutside;
}
