// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the user data of callbacks.</summary>
internal sealed class UserDataWriter(UserDataParameter userData, HelperNames helpers, LocalNames locals)
    : ParameterWriter(userData, helpers, locals)
{
    public override string Argument =>
        $"(void*){GCHandleText.Type}.ToIntPtr({GCHandleText.Name(userData.Callback, Locals)})";
}
