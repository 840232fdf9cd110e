// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Tests.Harness;

/// <summary>A result with everything a report can show. Its figures are made up, and it says so.</summary>
internal static class ExampleResult
{
    private static readonly (string Variant, string Backend, double Seconds, int Threads, string? System, double Published)[] Forms =
    [
        ("managed-jagged", "managed", 2.2, 1, "PyPy", 9.09),
        ("managed-rows", "managed", 1.0, 1, "Numba", 542),
        ("managed-simd", "managed", 0.5, 1, null, 0),
        ("managed-threads", "managed", 0.27, 2, null, 0),
        ("c-serial", "c", 0.49, 1, "C", 0.897),
        ("c-openmp", "openmp", 0.24, 2, "OpenMP", 0.495),
        ("c-blocked-openmp", "openmp", 0.08, 2, null, 0),
    ];

    private static readonly Dictionary<string, ResultStep> Steps = new()
    {
        ["managed-rows"] = new("memory access", "managed-jagged"),
        ["managed-simd"] = new("vectors", "managed-rows"),
        ["managed-threads"] = new("threads", "managed-simd"),
        ["c-serial"] = new("language", "managed-simd"),
        ["c-openmp"] = new("threads", "c-serial"),
        ["c-blocked-openmp"] = new("algorithm", "c-openmp"),
        ["cuda-step"] = new("GPU", "c-serial"),
    };

    /// <param name="rounds">Samples of each row.</param>
    /// <param name="speed">Divides the times of all rows but the baseline's.</param>
    /// <param name="seed">Of the samples' noise.</param>
    public static ResultFile Create(int rounds = 12, double speed = 1, int seed = 1)
    {
        var random = new Random(seed);
        List<ResultRow> rows = [.. Forms.Select(form => Row(form, rounds, speed, random))];
        rows.Add(Row(Forms[1], 0, 1, random) with { Variant = "managed-tensor", Failure = "its result differs: <1> & \"2\"" });
        rows.Add(Row(Forms[1], 0, 1, random) with
        {
            Variant = "cuda-step", Backend = "cuda", UnavailableReason = "there is no GPU", Steps = [.. StepsTo("cuda-step")],
        });
        rows.Add(Row(("managed-loop", "managed", 0.02, 1, null, 0), rounds, 1, random) with
        {
            Kernel = "blur", Type = "u8", IsBaseline = true, RatioToBaseline = 1, OperationsPerWork = 0, BytesPerWork = 0, ShareOfPeak = null,
            Sizes = new Dictionary<string, long> { ["pixels"] = 1_000_000 },
        });
        return new ResultFile { Environment = Machine(), Run = Run(rounds), Backends = Backends(), Rows = rows, Answers = [Answer(rows)] };
    }

    private static ResultRow Row(
        (string Variant, string Backend, double Seconds, int Threads, string? System, double Published) form, int rounds, double speed,
        Random random)
    {
        var seconds = form.Variant == "c-serial" ? form.Seconds : form.Seconds / speed;
        double[] samples = [.. Enumerable.Range(0, rounds).Select(round =>
            seconds * (1 + 0.02 * random.NextDouble() + (round == 7 ? 0.15 : 0)))];
        double? median = rounds == 0 ? null : Statistics.Median(samples);
        var ratio = 0.495 / median;
        return new ResultRow
        {
            Kernel = "jacobi", Variant = form.Variant, Type = "f64", Backend = form.Backend, Threads = form.Threads,
            Sizes = new Dictionary<string, long> { ["rows"] = 1000, ["columns"] = 1000, ["steps"] = 1000 },
            IsBaseline = form.Variant == "c-serial", Description = "an example", WorkUnit = "cell", Fraction = 1, Repeats = 1,
            Samples = samples, SampleRounds = [.. Enumerable.Range(0, rounds)], Verified = rounds > 0,
            MedianSeconds = median, RatioToBaseline = ratio, RatioLow = ratio * 0.98, RatioHigh = ratio * 1.03,
            GigaWorkPerSecond = 1 / median, ShareOfPeak = 5 / median / (57 * form.Threads), CeilingOfCore = 11.4,
            OperationsPerWork = 5, BytesPerWork = 16, PrepareSeconds = 0.003, ReadBackSeconds = 0.001, AllocatedBytes = 0,
            Publication = form.System is null ? null : "the talk's", PublishedSystem = form.System,
            PublishedSeconds = form.System is null ? null : form.Published,
            PublishedRatio = form.System is null ? null : 0.897 / form.Published,
            Steps = [.. StepsTo(form.Variant)],
        };
    }

    private static IEnumerable<ResultStep> StepsTo(string variant)
    {
        for (var at = variant; Steps.TryGetValue(at, out var step); at = step.From)
        {
            yield return step;
        }
    }

    private static ResultAnswer Answer(List<ResultRow> rows)
    {
        ResultFactor Factor(string differs, string from, string to, double halfWidth)
        {
            double Median(string variant) => rows.Find(row => row.Variant == variant)!.MedianSeconds!.Value;
            var ratio = Median(from) / Median(to);
            return new() { Differs = differs, From = from, To = to, Ratio = ratio, Low = ratio - halfWidth, High = ratio + halfWidth };
        }

        return new ResultAnswer
        {
            Kernel = "jacobi",
            Type = "f64",
            Gap = Factor("the whole", "managed-threads", "c-blocked-openmp", 0.2),
            Factors =
            [
                Factor("memory access", "managed-jagged", "managed-rows", 0.1), Factor("vectors", "managed-rows", "managed-simd", 0.1),
                Factor("language", "managed-simd", "c-serial", 0.05), Factor("threads", "c-serial", "c-openmp", 0.1),
                Factor("algorithm", "c-openmp", "c-blocked-openmp", 0.2),
            ],
        };
    }

    private static IReadOnlyList<ResultBackend> Backends() =>
    [
        new() { Name = "managed", Description = "C#" },
        new() { Name = "c", Description = "C", Details = "an example library" },
        new() { Name = "openmp", Description = "C with OpenMP" },
        new() { Name = "cuda", Description = "CUDA", UnavailableReason = "there is no GPU", Remedy = "It needs a GPU." },
    ];

    private static MachineInfo Machine() => new()
    {
        OperatingSystem = "Example OS",
        Architecture = "X64",
        Cpu = "Example processor (figures made up)",
        PhysicalCores = 2,
        Processors = 2,
        Caches = ["L1d 32K", "L2 1024K", "L3 32768K"],
        MemoryBytes = 8L << 30,
        Governor = null,
        TransparentHugePages = null,
        LoadAverage = null,
        Runtime = ".NET 10.0",
        ManagedVectors = "Vector512",
        RuntimeSettings = new Dictionary<string, string>(),
        Roofline = new Roofline(57, 114, [new("L2", 1 << 19, 110), new("L3", 1 << 24, 60), new("memory", 1 << 28, 18)]),
        HarnessVersion = "1",
    };

    private static RunInfo Run(int rounds) => new()
    {
        Command = "interopbridge gap --kernel jacobi,blur",
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Seconds = 90,
        Quick = false,
        Rounds = rounds,
        EndedBy = "every interval is narrow",
        TimeLimitSeconds = 160,
        RoundLimit = 40,
        OrderSeed = 1,
        InputSeed = 0,
        Noise = new Noise(null, null, ["round 8 was slow: an example of a warning"]),
    };
}
