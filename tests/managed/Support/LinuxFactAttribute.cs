// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test of what the dynamic linker of Linux does with a file.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    private const string Reason = "it takes ELF files apart, which only Linux loads";

    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : Reason;
}
