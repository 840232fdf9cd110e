// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using Xunit;

namespace InteropBridge.Tests.Support;

/// <summary>A test of what there is on Linux x64 alone.</summary>
internal sealed class X64FactAttribute : FactAttribute
{
    public X64FactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Skip = "Linux on x86-64 only: the files' names and instruction sets are its own.";
        }
    }
}
