// SPDX-License-Identifier: MIT
// Checks that the variants of AxpyTable and InsideTable agree. To compare how fast they are, with the tool InteropBridge.Tool:
//   dotnet build -c Release
//   interopbridge gap --assembly bin/Release/net10.0/Elementwise.dll --kernel axpy,inside
// The same expressions in NumPy, numexpr and Numba, and the loop of that script for these:
//   python3 peers.py
//   dotnet run -c Release -- 10000000
using InteropBridge.Variants;

foreach (var kernel in KernelCatalog.Read([typeof(AxpyTable).Assembly]))
{
    if (args is [var elements])
    {
        foreach (var variant in kernel.Variants)
        {
            Timing.Print(kernel, variant, long.Parse(elements));
        }

        continue;
    }

    var arguments = kernel.CreateArguments(new Dictionary<string, long> { ["elements"] = 100_003 });
    var input = kernel.CreateInput(arguments);
    var expected = Solve(kernel[kernel.Baseline]);
    foreach (var variant in kernel.Variants)
    {
        Console.WriteLine($"{kernel.Name} {variant}: {(kernel.AreEqual(expected, Solve(variant)) ? "same bits" : "DIFFERENT")}");
    }

    object Solve(Variant variant)
    {
        using var run = kernel.Start(variant, input, arguments);
        run.Load();
        run.Solve();
        return run.ReadBack();
    }
}
