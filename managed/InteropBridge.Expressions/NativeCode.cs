// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using InteropBridge.Natives;

namespace InteropBridge.Expressions;

/// <summary>C that was compiled at run time.</summary>
internal sealed unsafe class NativeCode : CpuCode
{
    /// <summary>Neither changes a value: they let sqrt and choices be vectorised.</summary>
    private static readonly string[] Options = ["-fno-math-errno", "-fno-trapping-math"];

    /// <summary>By compiler: the threads that OpenMP offers; 0 if it has none.</summary>
    private static readonly ConcurrentDictionary<string, int> OpenMPThreads = [];

    private readonly CModule _module;
    private readonly BoundExpression _expression;
    private readonly long _streamedFrom;
    private readonly delegate* unmanaged[Cdecl]<void**, long, int, void*, long, void> _run;

    public NativeCode(BoundExpression expression, uint scalars, CModuleOptions options)
    {
        (options, Threads) = WithThreads(options);
        _module = CModule.Compile(CpuSource.Of(expression, scalars), options with
        {
            OpenMP = Threads > 0,
            Arguments = [.. Options, .. Threads > 0 ? (string[])[] : ["-fopenmp-simd", "-Wno-unknown-pragmas"], .. options.Arguments],
        });
        (_expression, _streamedFrom) = (expression, StreamedStores.FromElements(expression, scalars));
        _run = (delegate* unmanaged[Cdecl]<void**, long, int, void*, long, void>)_module.Address(CpuSource.Function);
    }

    public override string Description => Threads > 0 ? "C with OpenMP" : "C, on one thread: the compiler has no OpenMP";

    public override int Threads { get; }

    public override void Run(void** operands, long length, int threads, void* values)
    {
        _run(operands, length, threads, values, _expression.Reduction is null ? _streamedFrom : ReductionOrder.Block(length));
        GC.KeepAlive(_module);
    }

    /// <summary>The compiler that was named, or else the usual one; gcc instead of one that has no OpenMP, as clang without its
    /// package libomp.</summary>
    private static (CModuleOptions Options, int Threads) WithThreads(CModuleOptions options)
    {
        var threads = ThreadsOf(options);
        if (threads > 0 || options.Compiler is not null || !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("CC")))
        {
            return (options, threads);
        }

        try
        {
            var other = options with { Compiler = "gcc" };
            return ThreadsOf(other) is > 0 and var more ? (other, more) : (options, threads);
        }
        catch (CCompilerException)
        {
            return (options, threads); // there is no gcc
        }
    }

    private static int ThreadsOf(CModuleOptions options) =>
        OpenMPThreads.GetOrAdd($"{options.Compiler}|{Environment.GetEnvironmentVariable("CC")}", _ => Probe(options));

    private static int Probe(CModuleOptions options)
    {
        const string source = "#include <omp.h>\nint interopbridge_threads(void) { return omp_get_max_threads(); }\n";
        try
        {
            using var module = CModule.Compile(source, options with { OpenMP = true });
            return ((delegate* unmanaged[Cdecl]<int>)module.Address("interopbridge_threads"))();
        }
        catch (Exception missing) when (missing is CCompileException or DllNotFoundException)
        {
            return 0; // clang without its OpenMP package, for example
        }
    }
}
