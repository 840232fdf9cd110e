// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A member that the user's part of a safe API's class has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Of a method: what C# tells overloads apart by; null for other members.</param>
internal sealed record OwnMember(string Name, string? Signature);
