// SPDX-License-Identifier: MIT
// Checks that the variants of DistanceTable agree. To compare how fast they are, with the tool InteropBridge.Tool:
//   dotnet build -c Release
//   interopbridge gap --assembly bin/Release/net10.0/InlineC.dll --kernel distance
// What a call costs beside a P/Invoke by hand: interopbridge bench --assembly bin/Release/net10.0/InlineC.dll
using InteropBridge.Variants;

var kernel = KernelCatalog.Read([typeof(DistanceTable).Assembly]).Single();
var arguments = kernel.CreateArguments(new Dictionary<string, long> { ["points"] = 1001 });
var input = kernel.CreateInput(arguments);
var expected = Solve(kernel[kernel.Baseline]);
foreach (var variant in kernel.Variants)
{
    Console.WriteLine($"{variant}: {(kernel.AreEqual(expected, Solve(variant)) ? "same bits" : "DIFFERENT")}");
}

object Solve(Variant variant)
{
    using var run = kernel.Start(variant, input, arguments);
    run.Load();
    run.Solve();
    return run.ReadBack();
}
