// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace InteropBridge.Harness.Bench;

/// <summary>Where benchmarks run and leave their results: in separate processes, which BenchmarkDotNet builds from this
/// program's project, or in this process if there is no project, as in the installed tool.</summary>
internal sealed class BenchPlace : IDisposable
{
    private const string Solution = "InteropBridge.sln";

    private readonly string? _repository = Repository(AppContext.BaseDirectory);
    private readonly string _before = Environment.CurrentDirectory;

    public BenchPlace()
    {
        Config = ManualConfig.CreateEmpty()
            .AddLogger(Logger)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()])
            .AddValidator([.. DefaultConfig.Instance.GetValidators()])
            .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
            .AddExporter(MarkdownExporter.GitHub, BenchmarkDotNet.Exporters.Json.JsonExporter.Full)
            .WithArtifactsPath(Path.Combine(_repository ?? _before, "artifacts", "benchmarks"));
        if (_repository is null)
        {
            Config.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
        }
    }

    public ILogger Logger { get; } = ConsoleLogger.Default;

    public ManualConfig Config { get; }

    /// <summary>Call this before benchmarks run.</summary>
    public void Enter()
    {
        if (_repository is null)
        {
            Logger.WriteLineHint("Running in this process: the benchmarks' project was not found, so no separate processes "
                + $"can be built (no folder above {AppContext.BaseDirectory} contains {Solution}).");
        }
        else
        {
            // Where BenchmarkDotNet looks for the project.
            Environment.CurrentDirectory = _repository;
        }
    }

    public void Dispose() => Environment.CurrentDirectory = _before;

    /// <summary>The source tree that a folder is in; null if it is in none.</summary>
    internal static string? Repository(string folder)
    {
        for (var up = new DirectoryInfo(folder); up is not null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, Solution)))
            {
                return up.FullName;
            }
        }

        return null;
    }
}
