// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Checks;
using InteropBridge.Variants;

namespace InteropBridge.Harness.SelfTest;

/// <summary>Checks the cases of variants in another process, between guard pages, as <c>gap</c> does before it measures.</summary>
/// <param name="checker">Checks them; null if there is none.</param>
/// <param name="limit">How long a case may take.</param>
/// <param name="output">Where it is said that nothing can be checked.</param>
internal sealed class FencedCases(Checker? checker, TimeSpan limit, TextWriter output)
{
    private readonly Dictionary<(Kernel, KernelArguments), bool> _writesAll = [];
    private Checker? _checker = checker;

    /// <returns>What came of it; null where there is no other process.</returns>
    public CheckVerdict? Check(Kernel kernel, Variant variant, KernelArguments arguments)
    {
        // The other process finds the kernels that came with this program or with --assembly.
        if (_checker is null || !KernelCatalog.Kernels.Contains(kernel))
        {
            return null;
        }

        var isBaseline = variant.Id == kernel.Baseline;
        var request = CheckRequest.Of(kernel, variant, arguments, isBaseline || _writesAll.GetValueOrDefault((kernel, arguments)));
        try
        {
            var verdict = _checker.Check(request with { IsWhole = true }, limit, variant.Backend?.IsManaged != true);
            if (isBaseline)
            {
                _writesAll[(kernel, arguments)] = !verdict.KeepsOld;
            }

            return verdict;
        }
        catch (IOException problem)
        {
            _checker = null;
            output.WriteLine($"No process for checks can be started, so nothing is checked between guard pages: {problem.Message}");
            return null;
        }
    }
}
