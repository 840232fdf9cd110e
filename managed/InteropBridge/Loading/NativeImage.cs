// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>Reads just enough of an ELF, PE or Mach-O file to say why the operating system will refuse it. Its own message
/// for a truncated library, or one for another architecture, is often "No such file".</summary>
internal static class NativeImage
{
    /// <summary>Named from .NET 9 on; this file is compiled for older ones too.</summary>
    private const Architecture RiscV64 = (Architecture)9;

    /// <summary>Null if the file looks loadable here.</summary>
    public static (LoadFailure Failure, string Text)? Problem(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[64 << 10];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return Problem(head, file.Length, OperatingSystemFormat, RuntimeInformation.ProcessArchitecture);
    }

    /// <summary>Whether the file is a .NET assembly. Where a file system ignores case, one can have a library's name.</summary>
    public static bool IsAssembly(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4 << 10];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head is [(byte)'M', (byte)'Z', ..] && HasRuntimeHeader(head);
    }

    /// <summary>Directory 14 of a PE file's optional header has the size of the .NET header.</summary>
    internal static bool HasRuntimeHeader(ReadOnlySpan<byte> head)
    {
        const int pe32Plus = 0x20B;
        try
        {
            var optional = BinaryPrimitives.ReadInt32LittleEndian(head[0x3C..]) + 24;
            var directories = optional + (BinaryPrimitives.ReadUInt16LittleEndian(head[optional..]) == pe32Plus ? 112 : 96);
            return BinaryPrimitives.ReadUInt32LittleEndian(head[(directories - 4)..]) > 14
                && BinaryPrimitives.ReadUInt32LittleEndian(head[(directories + 14 * 8 + 4)..]) != 0;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false; // a damaged file, of which Problem() tells
        }
    }

    internal enum Format { Elf, Pe, MachO }

    private static Format OperatingSystemFormat =>
        OperatingSystem.IsWindows() ? Format.Pe : OperatingSystem.IsMacOS() ? Format.MachO : Format.Elf;

    private const byte ElfBigEndian = 2;

    internal static (LoadFailure, string)? Problem(
        ReadOnlySpan<byte> head, long fileLength, Format expectedFormat, Architecture expectedArchitecture)
    {
        try
        {
            return Compare(head, fileLength, expectedFormat, expectedArchitecture);
        }
        catch (ArgumentOutOfRangeException)
        {
            return (LoadFailure.Damaged, $"its header is damaged or cut off ({fileLength} bytes)");
        }
    }

    private static (LoadFailure, string)? Compare(
        ReadOnlySpan<byte> head, long fileLength, Format expectedFormat, Architecture expectedArchitecture)
    {
        if (head is [0x7F, (byte)'E', (byte)'L', (byte)'F', _, ElfBigEndian, ..])
        {
            return (LoadFailure.WrongArchitecture, "the file is for a big-endian processor, this process is little-endian");
        }

        var image = head is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] ? Elf(head)
            : head is [(byte)'M', (byte)'Z', ..] ? Pe(head)
            : head is [0xCF, 0xFA, 0xED, 0xFE, ..] ? MachO(head)
            : ((Format, Architecture?, long)?)null;
        if (image is not var (format, architecture, neededLength))
        {
            return (LoadFailure.Damaged, "the file is not a library (no ELF, PE or 64-bit Mach-O header)");
        }

        if (format != expectedFormat)
        {
            return (LoadFailure.WrongArchitecture,
                $"the file is in {format} format, this operating system loads {expectedFormat}");
        }

        if (architecture != expectedArchitecture)
        {
            return (LoadFailure.WrongArchitecture,
                $"the file is for {architecture?.ToString() ?? "an unknown processor"}, this process is {expectedArchitecture}");
        }

        return fileLength < neededLength
            ? (LoadFailure.Damaged, $"the file is truncated: {fileLength} of at least {neededLength} bytes")
            : null;
    }

    /// <summary>ELF64 little-endian: e_machine at 18, section headers (the file's last part) at e_shoff.</summary>
    private static (Format, Architecture?, long) Elf(ReadOnlySpan<byte> head)
    {
        const byte elf64 = 2;
        head = head[..Math.Max(head.Length, 52)]; // throws if shorter than the header of ELF32
        Architecture? architecture = (head[4], BinaryPrimitives.ReadUInt16LittleEndian(head[18..])) switch
        {
            (elf64, 62) => Architecture.X64,
            (elf64, 183) => Architecture.Arm64,
            (elf64, 243) => RiscV64,
            (_, 3) => Architecture.X86,
            (_, 40) => Architecture.Arm,
            _ => null,
        };
        if (head[4] != elf64)
        {
            return (Format.Elf, architecture, 0);
        }

        var sectionHeaders = BinaryPrimitives.ReadInt64LittleEndian(head[40..]);
        var size = BinaryPrimitives.ReadUInt16LittleEndian(head[58..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(head[60..]);
        return (Format.Elf, architecture, sectionHeaders + (long)size * count);
    }

    /// <summary>PE: machine at the offset in 0x3C; the raw data of every section must lie within the file.</summary>
    private static (Format, Architecture?, long) Pe(ReadOnlySpan<byte> head)
    {
        var pe = BinaryPrimitives.ReadInt32LittleEndian(head[0x3C..]);
        Architecture? architecture = BinaryPrimitives.ReadUInt16LittleEndian(head[(pe + 4)..]) switch
        {
            0x8664 => Architecture.X64,
            0xAA64 => Architecture.Arm64,
            0x014C => Architecture.X86,
            _ => null,
        };
        var sections = BinaryPrimitives.ReadUInt16LittleEndian(head[(pe + 6)..]);
        var table = pe + 24 + BinaryPrimitives.ReadUInt16LittleEndian(head[(pe + 20)..]);
        long end = 0;
        for (var i = 0; i < sections; i++)
        {
            var section = head[(table + 40 * i)..];
            end = Math.Max(end, (long)BinaryPrimitives.ReadUInt32LittleEndian(section[16..])
                + BinaryPrimitives.ReadUInt32LittleEndian(section[20..]));
        }

        return (Format.Pe, architecture, end);
    }

    /// <summary>Mach-O 64: CPU type at 4; every LC_SEGMENT_64 must lie within the file.</summary>
    private static (Format, Architecture?, long) MachO(ReadOnlySpan<byte> head)
    {
        const uint segment64 = 0x19;
        Architecture? architecture = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) switch
        {
            0x0100_0007 => Architecture.X64,
            0x0100_000C => Architecture.Arm64,
            _ => null,
        };
        var commands = BinaryPrimitives.ReadUInt32LittleEndian(head[16..]);
        long end = 0;
        for (int i = 0, at = 32; i < commands; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(head[at..]) == segment64)
            {
                end = Math.Max(end, BinaryPrimitives.ReadInt64LittleEndian(head[(at + 40)..])
                    + BinaryPrimitives.ReadInt64LittleEndian(head[(at + 48)..]));
            }

            var size = BinaryPrimitives.ReadInt32LittleEndian(head[(at + 4)..]);
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);
            at += size;
        }

        return (Format.MachO, architecture, end);
    }
}
