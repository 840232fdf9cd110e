// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>A parameter whose state C hands back through its user data.</summary>
internal interface ICallback
{
    /// <summary>What C is given as user data.</summary>
    string UserData { get; }
}
