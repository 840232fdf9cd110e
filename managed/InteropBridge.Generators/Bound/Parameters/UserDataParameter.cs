// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The user data of a callback: carries its state and vanishes.</summary>
internal sealed class UserDataParameter(RawParameter raw) : BoundParameter(raw)
{
    private ThunkParameter? _callback;

    /// <summary>Whose state it carries.</summary>
    public ThunkParameter Callback
    {
        get => _callback ?? throw new InvalidOperationException($"{Raw.Name} has no callback yet");
        set => _callback = value;
    }
}
