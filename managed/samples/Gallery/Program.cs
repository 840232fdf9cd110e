// SPDX-License-Identifier: MIT
// Checks that the variants of the four kernels agree. To compare how fast they are, with the tool InteropBridge.Tool:
//   dotnet build -c Release
//   interopbridge gap --assembly bin/Release/net10.0/Gallery.dll --kernel blur,n-body,histogram,sort
using Gallery;
using InteropBridge.Variants;

var failures = 0;
foreach (var kernel in KernelCatalog.Read([typeof(BlurTable).Assembly]))
{
    var arguments = kernel.CreateArguments(quick: true);
    var input = kernel.CreateInput(arguments);
    var expected = Solve(kernel, kernel[kernel.Baseline], input, arguments);
    foreach (var variant in kernel.Variants)
    {
        var verdict = variant.UnavailableReason is { } reason ? $"cannot run here: {reason}"
            : kernel.AreEqual(expected, Solve(kernel, variant, input, arguments)) ? "same bits" : "DIFFERENT";
        Console.WriteLine($"{kernel.Name} {variant}: {verdict}");
        failures += verdict == "DIFFERENT" ? 1 : 0;
    }
}

return failures;

static object Solve(Kernel kernel, Variant variant, object input, KernelArguments arguments)
{
    using var run = kernel.Start(variant, input, arguments);
    run.Load();
    run.Solve();
    return run.ReadBack();
}
