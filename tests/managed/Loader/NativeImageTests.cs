// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using InteropBridge.Loading;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Loader;

/// <summary>Headers of all three formats are read on every operating system.</summary>
public class NativeImageTests
{
    private const int End = 0x600;

    /// <summary>On a file system that ignores case, <c>interopbridge.dll</c> beside the program is <c>InteropBridge.dll</c>.</summary>
    [Fact]
    public void An_assembly_of_the_librarys_name_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        var names = NativeFile.WindowsFileNames("interopbridge");
        var assembly = folder.File("interopbridge.dll");
        File.Copy(typeof(NativeModule).Assembly.Location, assembly);

        var refused = Assert.Throws<LoadException>(() => NativeFile.Find(names, [folder.Path], "Build it"));
        Assert.Contains($"{assembly} (a .NET assembly, not a native library)", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File("libinteropbridge.dll"), refused.Message, StringComparison.Ordinal);

        using var second = new TemporaryFolder();
        var library = second.Write("interopbridge.dll", "not an assembly");
        Assert.Equal(library, NativeFile.Find(names, [folder.Path, second.Path], "Build it"));

        var prefixed = folder.Write("libinteropbridge.dll", "not an assembly either");
        Assert.Equal(prefixed, NativeFile.Find(names, [folder.Path, second.Path], "Build it"));
    }

    [Fact]
    public void Sound_images_have_no_problem()
    {
        Assert.Null(NativeImage.Problem(Elf(62), End, NativeImage.Format.Elf, Architecture.X64));
        Assert.Null(NativeImage.Problem(Elf(183), End, NativeImage.Format.Elf, Architecture.Arm64));
        Assert.Null(NativeImage.Problem(Pe(0x8664), End, NativeImage.Format.Pe, Architecture.X64));
        Assert.Null(NativeImage.Problem(Pe(0xAA64), End, NativeImage.Format.Pe, Architecture.Arm64));
        Assert.Null(NativeImage.Problem(MachO(0x0100_0007), End, NativeImage.Format.MachO, Architecture.X64));
        Assert.Null(NativeImage.Problem(MachO(0x0100_000C), End, NativeImage.Format.MachO, Architecture.Arm64));
    }

    [Fact]
    public void Processors_of_32_bits_and_RISC_V_are_known()
    {
        Assert.Null(NativeImage.Problem(Elf(243), End, NativeImage.Format.Elf, (Architecture)9));
        Assert.Null(NativeImage.Problem(Elf(3, bits: 1), End, NativeImage.Format.Elf, Architecture.X86));
        Assert.Null(NativeImage.Problem(Elf(40, bits: 1), End, NativeImage.Format.Elf, Architecture.Arm));
        Assert.Null(NativeImage.Problem(Elf(40, bits: 1).AsSpan(0, 52), 52, NativeImage.Format.Elf, Architecture.Arm)); // its header alone
        Assert.Null(NativeImage.Problem(Pe(0x014C), End, NativeImage.Format.Pe, Architecture.X86));
        Wrong(Elf(62, bits: 1), NativeImage.Format.Elf, "is for an unknown processor"); // x32
        Wrong(Elf(183, bits: 1), NativeImage.Format.Elf, "is for an unknown processor");
        Wrong(Elf(243, bits: 1), NativeImage.Format.Elf, "is for an unknown processor");
        Wrong(Pe(0x01C4), NativeImage.Format.Pe, "is for an unknown processor");
        Wrong(MachO(7), NativeImage.Format.MachO, "is for an unknown processor");
    }

    /// <summary>Whichever of them it is; what is no segment has other numbers there.</summary>
    [Fact]
    public void The_section_or_segment_that_ends_last_decides()
    {
        var pe = Pe(0x8664);
        const int section = 0x80 + 24 + 240;
        BinaryPrimitives.WriteUInt16LittleEndian(pe.AsSpan(0x86), 3);
        foreach (var (index, end) in new[] { (0, 0x100u), (1, (uint)End), (2, 0x200u), (3, 0x7FFF_0000u) }) // the last is behind the table
        {
            BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(section + 40 * index + 16), 0x80);
            BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(section + 40 * index + 20), end - 0x80);
        }

        Assert.Null(NativeImage.Problem(pe, End, NativeImage.Format.Pe, Architecture.X64));
        Truncated(pe, NativeImage.Format.Pe);

        var machO = MachO(0x0100_0007);
        BinaryPrimitives.WriteUInt32LittleEndian(machO.AsSpan(16), 3);
        foreach (var (at, command, end) in new[] { (32 + 72, 0x19u, 0x100L), (32 + 144, 0x1Bu, 0x7FFF_FFFFL) })
        {
            BinaryPrimitives.WriteUInt32LittleEndian(machO.AsSpan(at), command);
            BinaryPrimitives.WriteUInt32LittleEndian(machO.AsSpan(at + 4), 72);
            BinaryPrimitives.WriteInt64LittleEndian(machO.AsSpan(at + 40), end);
        }

        Truncated(machO, NativeImage.Format.MachO);
        Assert.Null(NativeImage.Problem(machO, End, NativeImage.Format.MachO, Architecture.X64));
    }

    [Theory]
    [InlineData(0x20B, 16, 72u, true)]
    [InlineData(0x10B, 16, 72u, true)]
    [InlineData(0x20B, 15, 72u, true)]
    [InlineData(0x20B, 14, 72u, false)]
    [InlineData(0x20B, 16, 0u, false)]
    public void An_assembly_has_a_runtime_header(ushort kind, uint directories, uint size, bool isAssembly)
    {
        var image = Pe(0x8664);
        var optional = 0x80 + 24;
        var first = optional + (kind == 0x20B ? 112 : 96);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(optional), kind);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(first - 4), directories);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(first + 14 * 8 + 4), size);

        Assert.Equal(isAssembly, NativeImage.HasRuntimeHeader(image));
        Assert.False(NativeImage.HasRuntimeHeader(image.AsSpan(0, first + 14 * 8 + 4)));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("x.dll"), image);
        Assert.Equal(isAssembly, NativeImage.IsAssembly(folder.File("x.dll")));
        image[0] = (byte)'N';
        File.WriteAllBytes(folder.File("x.dll"), image);
        Assert.False(NativeImage.IsAssembly(folder.File("x.dll")));
    }

    [Fact]
    public void Another_processor_is_named()
    {
        Wrong(Elf(183), NativeImage.Format.Elf, "is for Arm64, this process is X64");
        Wrong(Elf(8), NativeImage.Format.Elf, "is for an unknown processor, this process is X64");
        Wrong(Elf(0x1600, data: 2), NativeImage.Format.Elf, "is for a big-endian processor, this process is little-endian");
        Wrong(Elf(3, bits: 1), NativeImage.Format.Elf, "is for X86, this process is X64");
        Wrong(Pe(0x014C), NativeImage.Format.Pe, "is for X86, this process is X64");
        Wrong(MachO(0x0100_000C), NativeImage.Format.MachO, "is for Arm64, this process is X64");
    }

    [Fact]
    public void Another_operating_system_is_named()
    {
        Wrong(Pe(0x8664), NativeImage.Format.Elf, "is in Pe format, this operating system loads Elf");
        Wrong(Elf(62), NativeImage.Format.MachO, "is in Elf format, this operating system loads MachO");
        Wrong(MachO(0x0100_0007), NativeImage.Format.Pe, "is in MachO format, this operating system loads Pe");
    }

    [Fact]
    public void Truncation_is_seen_to_the_byte()
    {
        Truncated(Elf(62), NativeImage.Format.Elf);
        Truncated(Pe(0x8664), NativeImage.Format.Pe);
        Truncated(MachO(0x0100_0007), NativeImage.Format.MachO);
    }

    /// <summary>Whatever the bytes are: an answer, not an exception, and in finite time.</summary>
    [Fact]
    public void Damaged_headers_are_answered()
    {
        var random = new Random(1);
        foreach (var (image, format) in new[]
        {
            (Elf(62), NativeImage.Format.Elf),
            (Pe(0x8664), NativeImage.Format.Pe),
            (MachO(0x0100_0007), NativeImage.Format.MachO),
        })
        {
            for (var i = 0; i < 2000; i++)
            {
                var damaged = image[..random.Next(5, image.Length)];
                for (var changes = random.Next(4); changes > 0; changes--)
                {
                    damaged[random.Next(4, Math.Min(damaged.Length, 0x100))] = (byte)random.Next(256);
                }

                var problem = NativeImage.Problem(damaged, damaged.Length, format, Architecture.X64);
                Assert.True(problem is null or { Item2.Length: > 0 });
            }
        }
    }

    [Fact]
    public void Commands_of_no_length_are_damage()
    {
        var image = MachO(0x0100_0007);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(16), uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(36), 0);

        var problem = NativeImage.Problem(image, End, NativeImage.Format.MachO, Architecture.X64);

        Assert.Equal(LoadFailure.Damaged, problem?.Item1);
    }

    private static void Wrong(byte[] image, NativeImage.Format expected, string text)
    {
        var problem = NativeImage.Problem(image, End, expected, Architecture.X64);
        Assert.Equal(LoadFailure.WrongArchitecture, problem?.Item1);
        Assert.Contains(text, problem?.Item2, StringComparison.Ordinal);
    }

    private static void Truncated(byte[] image, NativeImage.Format format)
    {
        var problem = NativeImage.Problem(image, End - 1, format, Architecture.X64);
        Assert.Equal(LoadFailure.Damaged, problem?.Item1);
        Assert.Contains($"{End - 1} of at least {End} bytes", problem?.Item2, StringComparison.Ordinal);
    }

    /// <summary>Two section headers of 64 bytes end the file.</summary>
    private static byte[] Elf(ushort machine, byte bits = 2, byte data = 1)
    {
        var image = new byte[0x200];
        "\u007fELF"u8.CopyTo(image);
        image[4] = bits;
        image[5] = data;
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(18), machine);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(40), End - 2 * 64);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(58), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(60), 2);
        return image;
    }

    /// <summary>One section, whose raw data ends the file.</summary>
    private static byte[] Pe(ushort machine)
    {
        const int header = 0x80, optional = 240, section = header + 24 + optional;
        var image = new byte[0x280];
        "MZ"u8.CopyTo(image);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(0x3C), header);
        "PE\0\0"u8.CopyTo(image.AsSpan(header));
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(header + 4), machine);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(header + 6), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(header + 20), optional);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(section + 16), 0x200);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(section + 20), End - 0x200);
        return image;
    }

    /// <summary>One LC_SEGMENT_64, which ends the file.</summary>
    private static byte[] MachO(uint processor)
    {
        var image = new byte[0x200];
        BinaryPrimitives.WriteUInt32LittleEndian(image, 0xFEED_FACF);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), processor);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(16), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(32), 0x19);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(36), 72);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(32 + 40), End - 0x200);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(32 + 48), 0x200);
        return image;
    }
}
