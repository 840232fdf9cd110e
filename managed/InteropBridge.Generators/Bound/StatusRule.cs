// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Bound;

/// <summary>How a method knows that its call has failed.</summary>
/// <param name="Type">The C# type of the result.</param>
/// <param name="IsLong">Whether it is C's long.</param>
/// <param name="IsEnum">Whether it is an enum.</param>
/// <param name="HasValue">Whether the method returns what is no failure.</param>
/// <param name="Test">By what.</param>
/// <param name="Ok">The values that are success.</param>
/// <param name="Function">The C function that tests the result.</param>
/// <param name="Text">What explains a failure; null if nothing does.</param>
internal sealed record StatusRule(
    string Type, bool IsLong, bool IsEnum, bool HasValue, StatusTest Test, IReadOnlyList<BigInteger> Ok, string? Function, ErrorText? Text);
