// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes references to the unmanaged entries of callbacks.</summary>
internal static class ThunkText
{
    /// <summary>The class that holds them.</summary>
    public const string Class = "Thunks";

    public static string Name(Thunk thunk) => $"{Class}.{thunk.Name}";
}
