// SPDX-License-Identifier: MIT
using System.Text;

namespace InteropBridge.OpenCL.Driver;

/// <summary>Reads what the <c>clGet...Info</c> functions say. They have one form: an object, a question, and room for an
/// answer.</summary>
internal static unsafe class InfoReader
{
    /// <param name="function">One of the functions.</param>
    /// <param name="handle">The object.</param>
    /// <param name="what">The question.</param>
    /// <param name="doing">For the message of a failure.</param>
    /// <exception cref="OpenCLException">The library does not answer.</exception>
    public static byte[] Bytes(void* function, nint handle, uint what, string doing)
    {
        var ask = (delegate* unmanaged[Cdecl]<nint, uint, nuint, void*, nuint*, int>)function;
        nuint length = 0;
        OpenCLLibrary.Check(ask(handle, what, 0, null, &length), doing);
        var bytes = new byte[length];
        fixed (byte* first = bytes)
        {
            if (length > 0)
            {
                OpenCLLibrary.Check(ask(handle, what, length, first, null), doing);
            }
        }

        return bytes;
    }

    /// <inheritdoc cref="Bytes"/>
    public static string Text(void* function, nint handle, uint what, string doing) => ToText(Bytes(function, handle, what, doing));

    /// <summary>Up to the zero that ends it, without space around it.</summary>
    public static string ToText(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]).Trim();
    }

    /// <inheritdoc cref="Bytes"/>
    /// <typeparam name="T">As wide as the answer.</typeparam>
    public static T Value<T>(void* function, nint handle, uint what, string doing)
        where T : unmanaged
    {
        T value = default;
        var ask = (delegate* unmanaged[Cdecl]<nint, uint, nuint, void*, nuint*, int>)function;
        OpenCLLibrary.Check(ask(handle, what, (nuint)sizeof(T), &value, null), doing);
        return value;
    }
}
