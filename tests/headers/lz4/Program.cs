// SPDX-License-Identifier: MIT
using System.Text;
using Lz4;

var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a round trip through lz4. ", 1000)));
var packed = new byte[Api.LZ4CompressBound(text.Length)];
var size = Api.LZ4CompressDefault(text, packed);
var back = new byte[text.Length];
var read = Api.LZ4DecompressSafe(packed.AsSpan(0, size), back);
var isRight = read == text.Length && size < 1000 && back.AsSpan().SequenceEqual(text)
    && Api.LZ4DecompressSafe(packed.AsSpan(1, size - 1), back) < 0 && Api.LZ4VersionNumber() == Native.LZ4_VERSION_NUMBER
    && Api.LZ4VersionString() == Encoding.UTF8.GetString(Native.LZ4_VERSION_STRING);
Console.WriteLine(isRight ? "right" : "wrong");

namespace Lz4
{
    [InteropBridge.SafeApi(typeof(Native))]
    internal static partial class Api;
}
