// SPDX-License-Identifier: MIT
using System.Text;
using Zstd;

var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a round trip through zstd. ", 1000)));
var packed = new byte[Api.ZSTDCompressBound((nuint)text.Length)];
using var context = Api.ZSTDCreateCCtx();
var sizes = new[] { Api.ZSTDCompress(packed, text, 3), Api.ZSTDCompressCCtx(context, packed, text, 19) };
var back = new byte[text.Length];
var read = Api.ZSTDDecompress(back, packed.AsSpan(0, (int)sizes[1]));
var damaged = Api.ZSTDDecompress(back, text);
var isRight = (int)read == text.Length && sizes[0] < 1000 && Api.ZSTDIsError(damaged) != 0 && Api.ZSTDGetErrorName(damaged) == "Unknown frame descriptor"
    && Api.ZSTDVersionString() == $"{Native.ZSTD_VERSION_MAJOR}.{Native.ZSTD_VERSION_MINOR}.{Native.ZSTD_VERSION_RELEASE}";
Api.ZSTDDecompress(back, packed.AsSpan(0, (int)sizes[1]));
Console.WriteLine(isRight && back.AsSpan().SequenceEqual(text) ? "right" : "wrong");

namespace Zstd
{
    [InteropBridge.SafeApi(typeof(Native))]
    internal static partial class Api;
}
