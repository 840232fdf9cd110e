// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>A library that was compiled several times: <c>libx.so</c> for every processor, and beside it
/// <c>libx.x86-64-v3.so</c> and others, each for those that have an instruction set. The best that the processor runs is
/// taken. What it runs is what .NET says, so that .NET's own switches (<c>DOTNET_EnableAVX2=0</c>) reach native code
/// too.</summary>
internal static class InstructionSets
{
    /// <summary>Forces one set; also read by the library's own kernels, in C.</summary>
    public const string Variable = "INTEROPBRIDGE_ISA";

    /// <summary>What the file without a set in its name is compiled for, where there are others beside it.</summary>
    public static string Baseline =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "x86-64-v2"
        : RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static readonly (string Name, Func<bool> IsSupported)[] Levels =
        [("x86-64-v4", () => ProcessorFeatures.HasV4), ("x86-64-v3", () => ProcessorFeatures.HasV3)]; // best first

    /// <summary>The file to load in place of one that is there.</summary>
    /// <param name="baseline">The absolute path of the library for every processor.</param>
    /// <exception cref="LoadException"><see cref="Variable"/> names a set that cannot be used here, or the processor is older than
    /// all of them.</exception>
    public static string Choose(string baseline) =>
        Choose(baseline, Environment.GetEnvironmentVariable(Variable), ProcessorFeatures.HasV2 || RuntimeInformation.ProcessArchitecture != Architecture.X64);

    internal static string Choose(string baseline, string? wanted, bool hasBaseline = true)
    {
        if (!hasBaseline && Array.Exists(Levels, level => File.Exists(FileOf(baseline, level.Name))))
        {
            throw new LoadException(LoadFailure.UnsupportedInstructionSet, $"{baseline} cannot be used: it was compiled for processors with "
                + $"{Baseline} (SSE4.2 and POPCNT), which this one, or .NET as it is set here, does not have. Build it there with "
                + "CFLAGS=-march=native.");
        }

        if (string.IsNullOrEmpty(wanted))
        {
            return Levels.Where(level => level.IsSupported()).Select(level => FileOf(baseline, level.Name))
                .FirstOrDefault(File.Exists) ?? baseline;
        }

        if (wanted == Baseline)
        {
            return baseline;
        }

        var level = Array.Find(Levels, level => level.Name == wanted);
        var file = FileOf(baseline, wanted);
        return level.Name is not null && level.IsSupported() && File.Exists(file) ? file
            : throw new LoadException(LoadFailure.UnsupportedInstructionSet, Refusal(baseline, wanted, level.Name is not null));
    }

    /// <summary>The set that a file's name states; null for none.</summary>
    public static string? Of(string path) =>
        Path.GetExtension(Path.GetFileNameWithoutExtension(path)) is { Length: > 1 } extension
        && Array.Exists(Levels, level => level.Name == extension[1..]) ? extension[1..] : null;

    private static string FileOf(string baseline, string set) =>
        Path.Combine(Path.GetDirectoryName(baseline)!, $"{Path.GetFileNameWithoutExtension(baseline)}.{set}{Path.GetExtension(baseline)}");

    private static string Refusal(string baseline, string wanted, bool isKnown)
    {
        IEnumerable<string> usable = [.. Levels.Where(level => level.IsSupported() && File.Exists(FileOf(baseline, level.Name)))
            .Select(level => level.Name), Baseline];
        var reason = !isKnown ? "there is no such instruction set"
            : !File.Exists(FileOf(baseline, wanted)) ? $"{FileOf(baseline, wanted)} does not exist"
            : "this processor, or .NET as it is set here, does not support it";
        return $"{baseline} cannot be used as {Variable} asks for {wanted}: {reason}. Unset it, or set it to "
            + $"{string.Join(" or ", usable)}.";
    }
}
