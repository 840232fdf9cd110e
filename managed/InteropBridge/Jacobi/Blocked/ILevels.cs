// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>K, the time levels of a tile, as a type: for each the JIT compiles code of its own.</summary>
internal interface ILevels
{
    static abstract int Count { get; }

    /// <summary>For 16 vector registers: a tile takes 9 of them from row to row.</summary>
    readonly struct Two : ILevels
    {
        public static int Count => 2;
    }

    /// <summary>For 32 vector registers: a tile takes 21 of them from row to row.</summary>
    readonly struct Four : ILevels
    {
        public static int Count => 4;
    }
}
