// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Ranks;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The command-line options of <c>gap</c>. One instance per command: an option belongs to its parents.</summary>
/// <param name="kernels">The kernels whose sizes become options.</param>
internal sealed class GapCommandOptions(IReadOnlyList<Kernel> kernels)
{
    private readonly SizeOptions _sizes = new(kernels);
    private readonly Option<string[]> _kernels = Names("--kernel", "Kernels to run (default: all).");
    private readonly Option<string[]> _variants = Names("--variant", "Variants to run (default: all); the baseline always runs.");
    private readonly Option<string[]> _excluded = Names("--exclude", "Variants to leave out.");
    private readonly Option<string[]> _backends = Names("--backend",
        "Only variants of these back ends, such as c or cuda; nothing is run if none is available.");
    private readonly Option<string[]> _types = Names("--type", "Element types, such as f32 (default: each kernel's first).");
    private readonly Option<int?> _threads = AtLeast<int>("--threads", 1,
        "Threads or processes of parallel variants (default: one per core).");
    private readonly Option<int?> _inputSeed = AtLeast<int>("--input-seed", 0,
        "Seed of a random input; 0 selects the kernel's standard input (default: 0).");
    private readonly Option<int?> _seed = AtLeast<int>("--seed", 0, "Seed of the order within rounds (default: 1).");
    private readonly Option<int?> _rounds = AtLeast<int>("--rounds", 1, "Maximum number of rounds (default: 40); up to about twice as many if "
        + "processes differ (see --processes).");
    private readonly Option<double?> _time = AtLeast<double>("--time-limit", 0,
        "Maximum time for measuring, in seconds (default: 160; quick: 14).");
    private readonly Option<int?> _processes = AtLeast<int>("--processes", 1,
        "Processes that the rounds are spread over, so that intervals show how much a process matters (default: 3 to 6 in a run of a "
        + "minute or more, else 1).");
    private readonly Option<int?> _ranks = AtLeast<int>(RankedGap.Option, 1,
        "Start this many ranks of an MPI job, for variants of the back end mpi; the same as mpirun -n.");
    private readonly Option<double?> _handOver = new("--hand-over") { Hidden = true }; // from the process that starts others
    private readonly Option<string[]> _modes = new("--jit-modes")
    {
        Description = "Instead of the comparison, measure the managed variants in processes with other settings of the JIT and the GC: "
            + $"{string.Join(", ", JitMode.All.Select(mode => mode.Name))} (default: all).",
        HelpName = "mode",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> _layouts = AtLeast<int>("--layouts", 2,
        "Instead of the comparison, link the native libraries this many times with their objects in another order, and show how much "
        + "that matters.");
    private readonly Option<double?> _patience = AtLeast<double>("--variant-timeout", 0.1,
        "Seconds after which a variant counts as hung, in a check or in a sample (default: two minutes and more for slow ones).");
    private readonly Option<bool> _quick = new("--quick") { Description = "A smaller workload, under 20 s in total." };
    private readonly Option<bool> _contended = new("--contended")
    {
        Description = "Time every sample a second time while another process keeps one core busy; shows the speed kept.",
    };

    private readonly Option<bool> _allowDebug = new("--allow-debug")
    {
        Description = "Measure assemblies that were built without optimization, and under a debugger.",
    };

    private readonly Option<string?> _sweep = new("--sweep")
    {
        Description = "Measure at several values of a size, such as rows=100,200,500, or of every extent: 100,200,500.",
        HelpName = "name=n,n,...",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show only the answer and what went wrong." };
    private readonly Option<string?> _json = new("--json")
    {
        Description = "With -: write the result to standard output as JSON, and everything else to standard error.",
        HelpName = "-",
    };

    private readonly Option<string?> _saveBaseline = new("--save-baseline")
    {
        Description = "Keep the result under a name, for gap compare --baseline.",
        HelpName = "name",
    };

    private readonly Option<bool> _advise = new("--advise") { Description = "Say in the end which step pays most next." };
    private readonly Option<bool> _open = new("--open") { Description = "Open the report in the browser afterwards." };
    private readonly Option<string?> _output = new("--output")
    {
        Description = "Folder of the result files (default: artifacts/results).",
        HelpName = "folder",
    };

    private readonly Option<string[]> _assemblies = UserAssembly.CreateOption();
    private readonly Option<bool> _peers = UserAssembly.CreatePeersOption();

    public void AddTo(Command command)
    {
        Option[] options =
        [
            _quick, _contended, _kernels, _variants, _excluded, _backends, _types, _threads, _inputSeed, _seed, _rounds, _time,
            _processes, _ranks, _handOver, _modes, _layouts, _patience, _allowDebug, _output, _advise, _open, _saveBaseline, _sweep, _quiet, _json, _assemblies, _peers,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }

        _sizes.AddTo(command);
    }

    /// <exception cref="UsageException">A size is unknown or out of range.</exception>
    public GapOptions Read(ParseResult parsed)
    {
        var quick = parsed.GetValue(_quick);
        var limits = new Limits();
        var seconds = parsed.GetValue(_time) ?? (quick ? 14 : limits.Time.TotalSeconds);
        var (sizes, extent) = _sizes.Read(parsed);
        limits = limits with { Rounds = parsed.GetValue(_rounds) ?? limits.Rounds, Time = TimeSpan.FromSeconds(seconds) };
        limits = parsed.GetValue(_handOver) is { } share ? limits with { HandOver = TimeSpan.FromSeconds(share) } : limits;
        var isOne = new Option[] { _sweep, _modes, _layouts }.Any(option => parsed.GetResult(option) is not null) || !limits.HasRoomForProcesses;
        var processes = parsed.GetValue(_processes);
        return new GapOptions
        {
            Kernels = Split(parsed.GetValue(_kernels)),
            Variants = Split(parsed.GetValue(_variants)),
            Excluded = Split(parsed.GetValue(_excluded)),
            Backends = Split(parsed.GetValue(_backends)),
            Types = Split(parsed.GetValue(_types)),
            Sizes = sizes,
            Extent = extent,
            Sweep = Sweep.Read(parsed.GetValue(_sweep)),
            Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            InputSeed = parsed.GetValue(_inputSeed) ?? 0,
            Limits = limits,
            Processes = processes ?? (isOne ? 1 : Limits.Processes),
            MostProcesses = processes ?? (isOne ? 1 : Limits.MostProcesses),
            JitModes = parsed.GetResult(_modes) is null ? null : JitMode.Find(Split(parsed.GetValue(_modes))),
            Layouts = parsed.GetValue(_layouts),
            OrderSeed = parsed.GetValue(_seed) ?? 1,
            Quick = quick,
            VariantTimeout = parsed.GetValue(_patience) is { } patience ? TimeSpan.FromSeconds(patience) : null,
            AllowDebug = parsed.GetValue(_allowDebug),
            Contended = parsed.GetValue(_contended),
            Output = parsed.GetValue(_output),
            Advise = parsed.GetValue(_advise),
            Open = parsed.GetValue(_open),
            SaveBaseline = parsed.GetValue(_saveBaseline),
            Quiet = parsed.GetValue(_quiet),
            Json = parsed.GetValue(_json) is { } place && (place == "-" ? true : throw new UsageException(
                $"--json {place}: only - is possible, for standard output. A file is written in any case; --output names its folder.")),
            Assemblies = UserAssembly.Paths(parsed, _assemblies, _peers),
            Command = string.Join(' ', parsed.Tokens.Select(token => token.Value).Prepend("interopbridge")),
        };
    }

    private static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description + " Repeatable, or a list with commas.",
        HelpName = name[2..],
    };

    private static Option<T?> AtLeast<T>(string name, T least, string description)
        where T : struct, INumber<T>
    {
        var option = new Option<T?>(name) { Description = description, HelpName = "n" };
        option.CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least)
            {
                return value;
            }

            result.AddError($"{name} {text}: expected a number of at least {least}.");
            return null;
        };
        return option;
    }

    /// <summary>The names in lists with commas.</summary>
    public static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value =>
            value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
