// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Fuzz;

/// <summary>Texts and files that nobody thought of: good ones, changed in a few places. The same seed makes the same ones.</summary>
internal sealed class Mutation(int seed)
{
    private const int MostLength = 1 << 16;

    // What readers trip over: the ends of ranges, and what opens without closing.
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "\"", "'", "/*", "*/", "//", "\\", "\n", "\r\n", "\0", "\t", ";", ",", ":", "*", "-", "+", "#", "@", "=", "...",
        "0", "-1", "1e999", "0x", "9223372036854775808", "2147483647", "18446744073709551616", "\ud800", "\u2028", "é", "名", "null", "NaN", "int",
        "void", "typedef", "struct", "                                ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One of the texts with up to 8 changes.</summary>
    public string Of(IReadOnlyList<string> texts)
    {
        var text = texts[_random.Next(texts.Count)];
        for (var changes = _random.Next(1, 9); changes > 0 && text.Length < MostLength; changes--)
        {
            text = Changed(text, texts);
        }

        return text;
    }

    /// <summary>One of the files with up to 8 bytes or words of other values, or cut off.</summary>
    public byte[] Of(IReadOnlyList<byte[]> files)
    {
        var bytes = files[_random.Next(files.Count)].ToArray();
        for (var changes = _random.Next(1, 9); changes > 0 && bytes.Length > 0; changes--)
        {
            var (at, count) = (_random.Next(bytes.Length), _random.Next(5) switch { 0 => 1, 1 => 2, 2 => 4, 3 => 8, _ => 0 });
            if (count == 0 && _random.Next(8) == 0)
            {
                bytes = bytes[..at];
                continue;
            }

            var value = _random.Next(4) switch { 0 => 0L, 1 => -1L, 2 => _random.Next(256), _ => _random.NextInt64() };
            for (var k = 0; k < count && at + k < bytes.Length; k++)
            {
                bytes[at + k] = (byte)(value >> 8 * k);
            }
        }

        return bytes;
    }

    private string Changed(string text, IReadOnlyList<string> texts)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(1, 1 + (_random.Next(4) == 0 ? 64 : 4)), text.Length - at);
        switch (_random.Next(6))
        {
            case 0: return text.Remove(at, length);
            case 1: return text.Insert(at, Pieces[_random.Next(Pieces.Length)]);
            case 2: return text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[_random.Next(Pieces.Length)], _random.Next(2, 300))));
            case 3: return text.Insert(_random.Next(text.Length + 1), text.Substring(at, length));
            case 4:
                var other = texts[_random.Next(texts.Count)];
                return string.Concat(text.AsSpan(0, at), other.AsSpan(_random.Next(other.Length + 1)));
            default:
                return length == 0 ? text : text.Remove(at, 1).Insert(at, ((char)_random.Next(1, _random.Next(8) == 0 ? 0x10000 : 128)).ToString());
        }
    }
}
