// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Tests.Harness;

/// <summary>Variants that are right, wrong, slow to go wrong, broken and missing.</summary>
[KernelSize("count", "numbers", Default = 40, Quick = 30, Smallest = 0, IsExtent = true)]
internal static class SumTable
{
    private const int CallsBeforeItTurnsWrong = 130;
    private static int _turning;

    [KernelInput]
    public static SumInput Input(KernelArguments arguments) => new((int)Math.Ceiling(arguments["count"] * arguments.Fraction));

    [KernelEquality]
    public static bool Same(object expected, object actual) => expected.Equals(actual);

    [Variant("good", Description = "a loop")]
    public static object Good(SumInput input)
    {
        ulong sum = 0;
        for (var i = 0; i < input.Length; i++)
        {
            sum += (ulong)i;
        }

        return sum;
    }

    [Variant("also-good", Fraction = 0.25, Counterpart = "NumPy", DiffersFrom = "good", Differs = "algorithm")]
    public static object AlsoGood(SumInput input) => (ulong)input.Length * (ulong)(input.Length - 1) / 2;

    [Variant("wrong")]
    public static object Wrong(SumInput input) => (ulong)Good(input) + 1;

    /// <summary>Right through warming up (at most 122 calls) and verifying, wrong later.</summary>
    [Variant("turns-wrong")]
    public static object TurnsWrong(SumInput input) =>
        ++_turning <= CallsBeforeItTurnsWrong ? Good(input) : Wrong(input);

    [Variant("throws")]
    public static object Throws(SumInput input) => throw new InvalidTimeZoneException($"no sum of {input.Length}");

    [Variant("absent", Availability = nameof(Reason))]
    public static object Absent(SumInput input) => Good(input);

    public static string? Reason() => "it was never built, because this is a test";

    /// <summary>Forgets what other tests ran.</summary>
    public static void Reset() => _turning = 0;
}
