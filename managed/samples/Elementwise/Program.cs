// SPDX-License-Identifier: MIT
// Checks that the variants of AxpyTable and InsideTable agree. To compare how fast they are, with the tool InteropBridge.Tool:
//   dotnet build -c Release
//   interopbridge gap --assembly bin/Release/net10.0/Elementwise.dll --kernel axpy,inside
// and the same expressions in NumPy, numexpr and Numba: python3 peers.py
using InteropBridge.Variants;

foreach (var kernel in KernelCatalog.Read([typeof(AxpyTable).Assembly]))
{
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
