// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that runs a part of itself as another user, which root may, where that user can read the tests.</summary>
internal sealed class OtherUserFactAttribute : FactAttribute
{
    public static readonly string[] AsNobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];

    public OtherUserFactAttribute() => Skip = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "it runs a program as another user, which root on Linux may"
        : CanRead(typeof(OtherUserFactAttribute).Assembly.Location) && CanRead(Environment.ProcessPath!) ? null
        : "another user cannot read the folder of the tests or of .NET";

    private static bool CanRead(string file) => Command.Tool("setpriv", [.. AsNobody, "test", "-r", file]).ExitCode == 0;
}
