// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using Xunit;

namespace InteropBridge.Tests.Cuda;

/// <summary>Elements of 16 bits with the range of a float.</summary>
public sealed class BFloat16Tests
{
    /// <summary>Every number of the type comes back as it was.</summary>
    [Fact]
    public void All_numbers_survive_the_way_to_float_and_back()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var number = CudaBFloat16.FromBits((ushort)bits);
            var back = (CudaBFloat16)(float)number;
            Assert.True(float.IsNaN(number) ? float.IsNaN(back) : number.Bits == back.Bits, $"0x{bits:x4} came back as 0x{back.Bits:x4}");
        }
    }

    /// <summary>By the distances to what it was rounded to and to its neighbours, which doubles hold exactly. Beyond the
    /// largest number is infinity, at 2^128.</summary>
    [Fact]
    public void No_neighbour_is_nearer_than_what_a_float_is_rounded_to()
    {
        const int infinity = 0x7f80;
        var random = new Random(20);
        for (var k = 0; k < 200_000; k++)
        {
            var bits = (uint)random.NextInt64(1L << 32);
            bits = k % 4 == 0 ? (bits & 0xffff0000) | 0x8000 : bits; // in the middle of two
            var value = BitConverter.UInt32BitsToSingle(bits);
            if (!float.IsFinite(value))
            {
                continue;
            }

            int rounded = ((CudaBFloat16)value).Bits, magnitude = rounded & 0x7fff;
            Assert.Equal(bits >> 31, (uint)rounded >> 15);
            foreach (var other in new[] { magnitude - 1, magnitude + 1 }.Where(other => other is >= 0 and <= infinity))
            {
                var difference = Distance(other) - Distance(magnitude);
                Assert.True(difference > 0 || (difference == 0 && magnitude % 2 == 0), $"0x{bits:x8} became 0x{rounded:x4}");
            }

            double Distance(int number) => Math.Abs(
                (number == infinity ? Math.Pow(2, 128) : (float)CudaBFloat16.FromBits((ushort)number)) - Math.Abs((double)value));
        }
    }

    /// <summary>What is in the middle of two, at the ends of the range, or no number.</summary>
    [Theory]
    [InlineData(0x3f800000, 0x3f80)] // 1
    [InlineData(0x3f808000, 0x3f80)] // in the middle, below is even
    [InlineData(0x3f818000, 0x3f82)] // in the middle, above is even
    [InlineData(0x3f808001, 0x3f81)]
    [InlineData(0x3f807fff, 0x3f80)]
    [InlineData(0xbf808001, 0xbf81)] // -1.0039…
    [InlineData(0x7f7fffff, 0x7f80)] // the largest float is nearer to infinity
    [InlineData(0x7f7f7fff, 0x7f7f)]
    [InlineData(0x00000001, 0x0000)] // the smallest
    [InlineData(0x80008001, 0x8001)] // subnormal, negative
    [InlineData(0x7f800001, 0x7fc0)] // a NaN whose bits are all in the lower half
    [InlineData(0xff800000, 0xff80)] // -infinity
    public void Floats_are_rounded_to_the_nearest_the_even_one_of_two(uint bits, int expected) =>
        Assert.Equal((ushort)expected, ((CudaBFloat16)BitConverter.UInt32BitsToSingle(bits)).Bits);

    /// <summary>As <see cref="float"/> and <see cref="Half"/> do.</summary>
    [Theory]
    [InlineData(0x3f80, 0x3f80)] // 1
    [InlineData(0x3f80, 0x3f81)]
    [InlineData(0x3f80, 0xbf80)] // -1
    [InlineData(0x0000, 0x8000)] // -0
    [InlineData(0x7fc0, 0x7fc0)] // a NaN
    [InlineData(0x7fc0, 0xffc1)] // and another
    [InlineData(0x7fc0, 0x7f80)] // infinity
    public void Numbers_are_equal_where_floats_are(int left, int right)
    {
        CudaBFloat16 a = CudaBFloat16.FromBits((ushort)left), b = CudaBFloat16.FromBits((ushort)right);
        float x = a, y = b;
        Assert.Equal((x == y, x != y), (a == b, a != b));
        Assert.Equal(x.Equals(y), a.Equals(b));
        Assert.Equal(x.Equals(y), a.Equals((object)b));
        Assert.Equal(x.Equals(y), new HashSet<CudaBFloat16> { a }.Contains(b));
        Assert.False(a.Equals((object)x));
    }

    [Fact]
    public void Arrays_and_arguments_of_it_have_two_bytes_an_element()
    {
        using var recorder = new Recorder();
        using var device = recorder.Open();
        CudaBFloat16[] numbers = [(CudaBFloat16)1.5f, (CudaBFloat16)(-2f)];
        using var array = device.Upload(numbers);
        Assert.Equal(numbers, array.ToArray());
        array.Fill((CudaBFloat16)3f);
        Assert.All(array.ToArray(), number => Assert.Equal(3f, (float)number));
        recorder.KernelInC("scale", "*(unsigned short *)*(void **)p[0] = *(unsigned short *)p[1];", 8, 2);
        using var module = device.Load("x"u8);
        module.GetKernel("scale").Launch(1, 1, array, CudaArgument.Of((CudaBFloat16)7f));
        Assert.Equal(7f, array.ToArray()[0]);
    }
}
