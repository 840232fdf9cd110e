// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Loading;

/// <summary>The levels of x86-64 that the processor has and the operating system allows. .NET knows, except in a program that
/// was compiled ahead of time: there <c>IsSupported</c> says what the compiler assumed.</summary>
internal static class ProcessorFeatures
{
    private static readonly string[] LinuxV2 = ["ssse3", "sse4_2", "popcnt"];
    private static readonly string[] LinuxV3 = ["avx2", "fma", "bmi1", "bmi2", "abm", "movbe", "f16c"];
    private static readonly string[] LinuxV4 = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"];

    /// <summary>SSE4.2 and POPCNT: processors since 2009.</summary>
    public static bool HasV2 => IsX64 && (RuntimeFeature.IsDynamicCodeSupported ? Ssse3.IsSupported && Sse42.IsSupported && Popcnt.IsSupported
        : OperatingSystem.IsLinux() ? LinuxHas(LinuxV2) : Has(1, ecx: 1 << 9 | 1 << 20 | 1 << 23));

    /// <summary>AVX2, FMA and the instructions that came with them.</summary>
    public static bool HasV3 => IsX64 && (RuntimeFeature.IsDynamicCodeSupported
        ? Avx2.IsSupported && Fma.IsSupported && Bmi1.IsSupported && Bmi2.IsSupported && Lzcnt.IsSupported
        : OperatingSystem.IsLinux() ? LinuxHas(LinuxV3)
        : Has(1, ecx: 1 << 12 | 1 << 22 | 1 << 27 | 1 << 28 | 1 << 29) && Has(7, ebx: 1 << 3 | 1 << 5 | 1 << 8) && Has(unchecked((int)0x80000001), ecx: 1 << 5));

    /// <summary>AVX-512 as server processors have had it from the beginning.</summary>
    public static bool HasV4 => HasV3 && (RuntimeFeature.IsDynamicCodeSupported
        ? Avx512F.IsSupported && Avx512BW.IsSupported && Avx512CD.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported
        : OperatingSystem.IsLinux() ? LinuxHas(LinuxV4)
        : Has(7, ebx: 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31));

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>The kernel leaves out what it does not save when it switches tasks.</summary>
    private static bool LinuxHas(string[] features)
    {
        try
        {
            var flags = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal)) ?? "";
            return features.All(flags.Split(' ').Contains);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Has(int leaf, int ebx = 0, int ecx = 0)
    {
        if (!X86Base.IsSupported || (uint)leaf > (uint)X86Base.CpuId(leaf & int.MinValue, 0).Eax)
        {
            return false;
        }

        var found = X86Base.CpuId(leaf, 0);
        return (found.Ebx & ebx) == ebx && (found.Ecx & ecx) == ecx;
    }
}
