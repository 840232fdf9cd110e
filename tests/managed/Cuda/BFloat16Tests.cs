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
            Assert.True(float.IsNaN(number) ? float.IsNaN(back) : number == back, $"0x{bits:x4} came back as 0x{back.Bits:x4}");
        }
    }

    /// <summary>Against the nearest by comparison of distances, ties to even.</summary>
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
