// SPDX-License-Identifier: MIT
using InteropBridge.Natives;
using InteropBridge.Variants;

/// <summary>Two arrays of random numbers in [0, 1).</summary>
internal sealed record Points(float[] X, float[] Y)
{
    public static Points Random(KernelArguments arguments)
    {
        var random = new Random(arguments.Seed);
        return new(Numbers(), Numbers());

        float[] Numbers()
        {
            var numbers = HugePages.AllocateArray<float>(arguments.Count("elements"));
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = random.NextSingle();
            }

            return numbers;
        }
    }
}
