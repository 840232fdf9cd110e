// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A callback: C calls an unmanaged entry, which finds its state through the user data.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="pointer">Its type.</param>
/// <param name="thunk">The entry.</param>
/// <param name="isNullable">Whether C may be given NULL.</param>
internal abstract class ThunkParameter(RawParameter raw, string pointer, Thunk thunk, bool isNullable) : BoundParameter(raw)
{
    public string Pointer => pointer;

    public Thunk Thunk => thunk;

    public bool IsNullable => isNullable;
}
