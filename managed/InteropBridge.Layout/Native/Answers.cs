// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace InteropBridge.Layout.Native;

/// <summary>What the C compiler answered, read from an object file of whatever format.</summary>
internal sealed class Answers(byte[] objectFile)
{
    private const int Digits = 9;

    public static string SizeKey(string type, string? path = null) => $"IBsize:{type}{(path is null ? "" : $".{path}")}=";

    public static string AlignmentKey(string type) => $"IBalign:{type}=";

    public static string OffsetKey(string type, string path) => $"IBoffset:{type}.{path}=";

    public static string BitsKey(string type, string field) => $"IBbits:{type}.{field};";

    /// <summary>Null if it was not asked for, or did not compile.</summary>
    public int? Number(string key)
    {
        var at = Find(key);
        return at < 0 ? null : int.Parse(Encoding.ASCII.GetString(objectFile, at + key.Length, Digits),
            NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The offset and width of a bit-field within a struct of a size, in bits from the lowest of its first byte; null
    /// if they are not known or not in one piece.</summary>
    public (int Offset, int Width)? Bits(string type, string field)
    {
        if (Number(SizeKey(type)) is not { } size || Find(BitsKey(type, field)) is var end && end < size)
        {
            return null;
        }

        var ones = Enumerable.Range(0, size * 8)
            .Where(bit => (objectFile[end - size + bit / 8] >> (bit % 8) & 1) != 0)
            .ToList();
        return ones.Count > 0 && ones[^1] - ones[0] == ones.Count - 1 ? (ones[0], ones.Count) : null;
    }

    /// <summary>The bytes that follow a key; none if it was not asked for.</summary>
    public ReadOnlySpan<byte> Behind(string key) =>
        Find(key) is var at and >= 0 ? objectFile.AsSpan(at + key.Length) : [];

    private int Find(string key) => objectFile.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key));
}
