// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the user data of callbacks.</summary>
internal sealed class UserDataWriter(UserDataParameter userData) : ParameterWriter(userData)
{
    public override string Argument =>
        $"(void*){GCHandleText.Type}.ToIntPtr({GCHandleText.Name(LocalOf(userData.Callback))})";
}
