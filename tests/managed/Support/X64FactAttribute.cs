// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test of what there is on Linux x64 alone.</summary>
internal sealed class X64FactAttribute : FactAttribute
{
    public X64FactAttribute() => Skip = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? null
        : $"this is {RuntimeInformation.RuntimeIdentifier}, and the files' names and instruction sets are those of Linux on x86-64";
}
