// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.NativeAot;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>Measures the managed rows in every mode, each in processes of its own. The processes are taken in blocks: in each, every
/// mode has one, in random order, so that a change of the machine meets all of them.</summary>
/// <param name="options">The command's options.</param>
/// <param name="plan">The rows that were asked for.</param>
/// <param name="modes">The modes beside the default.</param>
internal sealed class JitModes(GapOptions options, IReadOnlyList<PlannedRow> plan, IReadOnlyList<JitMode> modes)
{
    private const int FewestBlocks = 3;
    private const double FewestSeconds = 3;
    private IReadOnlyList<JitMode> _modes = [JitMode.Default, .. modes];
    private string? _ahead;

    /// <summary>The managed rows; a baseline of another kind stays as a control, as no mode should change it.</summary>
    private readonly IReadOnlyList<PlannedRow> _managed =
        [.. plan.Where(row => row.Variant.IsAvailable && (row.IsBaseline || row.Variant.Backend?.IsManaged == true))];

    /// <summary>Why a mode is missing, and what to do; null if none is.</summary>
    public string? Missing { get; private set; }

    /// <summary>Processes of each mode.</summary>
    public int Blocks { get; } = Math.Max(FewestBlocks, options.Processes);

    /// <exception cref="UsageException">There is no managed row, or no process could be started.</exception>
    public IReadOnlyList<ModeRow> Run(GapProgress progress)
    {
        if (!_managed.Any(row => row.Variant.Backend?.IsManaged == true))
        {
            throw new UsageException("--jit-modes: none of the variants is managed, that is on a back end that says so.");
        }

        var folder = Directory.CreateTempSubdirectory("interopbridge-");
        try
        {
            Prepare(progress);
            return Measure(progress, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
            if (Directory.Exists(AotFolder))
            {
                Directory.Delete(AotFolder, recursive: true);
            }
        }
    }

    /// <summary>Below the results, so that NuGet's sources are those of the folder that one works in.</summary>
    private string AotFolder => Path.Combine(Path.GetFullPath(options.Output ?? ResultFolder.Default), "native-aot");

    private void Prepare(GapProgress progress)
    {
        if (!_modes.Contains(JitMode.NativeAot))
        {
            return;
        }

        progress.Phase("Compiling the variants ahead of time, which takes a minute or two");
        (_ahead, Missing) = AotBuild.Make(AotFolder, [.. _managed.Select(row => row.Variant.Assembly).Distinct()]);
        if (Missing is not null)
        {
            progress.Line($"{JitMode.NativeAot.Name}: {Missing}");
            _modes = [.. _modes.Where(mode => mode != JitMode.NativeAot)];
        }
    }

    private List<ModeRow> Measure(GapProgress progress, string folder)
    {
        progress.Phase($"Measuring {_modes.Count} modes in {Blocks} processes each");
        var rows = _modes.SelectMany(mode => _managed.Select(row => new ModeRow(row, mode))).ToList();
        var order = _modes.ToArray();
        var random = new Random(options.OrderSeed);
        for (var block = 0; block < Blocks; block++)
        {
            random.Shuffle(order);
            for (var i = 0; i < order.Length && !progress.IsInterrupted; i++)
            {
                var (done, mode, name) = (block + (double)i / order.Length, order[i], $"{order[i].Name}, block {block + 1} of {Blocks}");
                progress.At(done / Blocks, name);
                Take(rows.FindAll(row => row.Mode == mode), Measure(mode, block, folder, progress, part =>
                    progress.AtPart(part, done, order.Length, Blocks, name)), block);
            }

            progress.Line($"block {block + 1} of {Blocks}: {string.Join(", ", order.Select(mode => mode.Name))}");
        }

        return rows;
    }

    private (ResultFile? Result, int ExitCode) Measure(JitMode mode, int block, string folder, GapProgress progress, Action<PartProgress> show) => GapProcess.Run(
        options with
        {
            Output = Path.Combine(folder, $"{mode.Name}-{block}"),
            Kernels = [.. _managed.Select(row => row.Kernel.Name).Distinct()],
            Variants = [.. _managed.Select(row => row.Variant.Id).Distinct()],
            Backends = [],
            OrderSeed = options.OrderSeed + block,
            Limits = options.Limits with
            {
                Rounds = (options.Limits.Rounds + Blocks - 1) / Blocks,
                Time = TimeSpan.FromSeconds(Math.Max(FewestSeconds, options.Limits.Time.TotalSeconds / Blocks / _modes.Count)),
            },
        },
        mode.Settings, progress, show, mode == JitMode.NativeAot ? _ahead : null);

    private static void Take(List<ModeRow> rows, (ResultFile? Result, int ExitCode) end, int block)
    {
        foreach (var row in rows)
        {
            var found = end.Result?.Rows.FirstOrDefault(other => other.Kernel == row.Row.Kernel.Name && other.Type == row.Row.Kernel.Type
                && other.Variant == row.Row.Variant.Id);
            if (found?.MedianSeconds is { } seconds)
            {
                row.Add(block, seconds);
            }
            else
            {
                row.IsUnavailable |= found?.UnavailableReason is not null;
                row.Problem ??= found?.Failure ?? found?.UnavailableReason ?? $"its process died ({Deaths.Describe(end.ExitCode)})";
            }
        }
    }
}
