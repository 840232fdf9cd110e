// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Natives;

public sealed unsafe class HugePagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(HugePages.Size)]
    [InlineData(5 * HugePages.Size + 3)]
    public void An_array_is_zeros_of_its_length(int length)
    {
        var used = GC.AllocateUninitializedArray<byte>(Math.Max(1, length));
        used.AsSpan().Fill(1);
        var array = HugePages.AllocateArray<byte>(length);
        Assert.Equal(length, array.Length);
        Assert.False(array.AsSpan().ContainsAnyExcept((byte)0));
        GC.KeepAlive(used);
    }

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => HugePages.AllocateArray<float>(-1));

    [LinuxFact]
    public void Linux_gives_huge_pages_where_it_has_them_for_the_asking()
    {
        var setting = File.ReadAllText("/sys/kernel/mm/transparent_hugepage/enabled");
        var array = HugePages.AllocateArray<double>(16 * HugePages.Size / sizeof(double));
        fixed (double* first = array)
        {
            Assert.True(setting.Contains("[never]", StringComparison.Ordinal) || HugeKilobytesAt((nuint)first + HugePages.Size) >= 8 * HugePages.Size / 1024,
                $"{HugeKilobytesAt((nuint)first + HugePages.Size)} KiB of huge pages of {16 * HugePages.Size / 1024}; the system's setting is {setting}");
        }
    }

    /// <summary>Of the mapping that an address is in.</summary>
    private static long HugeKilobytesAt(nuint address)
    {
        var isHere = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var word = line.Split(' ')[0];
            if (word.Split('-') is [var begin, var end] && nuint.TryParse(begin, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var from))
            {
                isHere = address >= from && address < nuint.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            else if (isHere && word == "AnonHugePages:")
            {
                return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }
}
