// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using InteropBridge.Kernels.Interop;
using InteropBridge.Natives;
using InteropBridge.Price;

const int calls = 200_000;
var rounds = int.Parse(args[0], CultureInfo.InvariantCulture);
NativeModule.InstallResolver(typeof(Forms).Assembly, NativeLibraries.Bridge);
#if PYTHONNET
if (args.Length > 1)
{
    PythonNet.Run(library: args[1], folder: args[2], rounds);
    return;
}
#endif
var all = Forms.All().ToArray();
foreach (var (form, call, loop, expected) in all)
{
    if (loop(1) != expected)
    {
        throw new InvalidOperationException($"{form} {call}: {loop(1)} instead of {expected}");
    }

    for (var warm = 0; warm < 60; warm++)
    {
        loop(1000);
    }

    Thread.Sleep(200); // the JIT compiles in the background
}

var samples = all.ToDictionary(row => row, _ => new List<double>());
for (var round = 0; round < rounds; round++)
{
    Random.Shared.Shuffle(all);
    foreach (var row in all)
    {
        var start = Stopwatch.GetTimestamp();
        row.Loop(calls);
        samples[row].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls);
    }
}

foreach (var ((form, call, loop, _), times) in samples)
{
    var before = GC.GetAllocatedBytesForCurrentThread();
    loop(1000);
    var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C#: {form}\t{call}\t{times[rounds / 2]:0.0}\t{bytes}"));
}
