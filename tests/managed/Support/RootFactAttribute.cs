// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test that mounts a file system; skipped, with the reason, where that is not allowed.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> WhyNot = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "it mounts a small file system, which root on Linux may";
        }

        using var folder = new TemporaryFolder();
        var mounted = Command.Tool("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder.Path);
        return mounted.ExitCode != 0 ? $"it mounts a small file system, which is not allowed here: {mounted.Error.Trim()}"
            : Command.Tool("umount", folder.Path).ExitCode == 0 ? null : "a mounted file system could not be taken away again";
    });

    public RootFactAttribute() => Skip = WhyNot.Value;
}
