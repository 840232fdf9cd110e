// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>The user data of a callback: carries its state and vanishes.</summary>
internal sealed class UserDataParameter(RawParameter raw, ICallback callback) : SafeParameter(raw)
{
    public override string Argument => callback.UserData;
}
