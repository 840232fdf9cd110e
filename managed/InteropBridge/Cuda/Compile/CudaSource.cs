// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda.Compile;

/// <summary>What to compile.</summary>
internal sealed class CudaSource
{
    /// <summary>The source's name in the compiler's messages.</summary>
    public const string FileName = "kernel.cu";

    private static readonly string[] ArchitectureOptions = ["--gpu-architecture", "-arch"];

    /// <param name="text">CUDA C++.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="architecture">Used unless the options name one: <c>sm_90</c> for machine code, <c>compute_90</c> for
    /// PTX.</param>
    public CudaSource(string text, ReadOnlySpan<string> options, string architecture)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        var all = options.ToArray();
        foreach (var option in all)
        {
            ArgumentNullException.ThrowIfNull(option, nameof(options));
        }

        var own = Array.FindLast(all, option => ArchitectureOptions.Contains(option.Split('=')[0]));
        Options = own is null ? [$"--gpu-architecture={architecture}", .. all] : all;
        IsMachineCode = (own ?? architecture).Contains("sm_", StringComparison.Ordinal);
    }

    public string Text { get; }

    /// <summary>C++ names of kernels, such as <c>scale&lt;float&gt;</c>, that the compiler instantiates and tells the mangled names
    /// of.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Options { get; }

    /// <summary>Whether the result is a cubin rather than PTX.</summary>
    public bool IsMachineCode { get; }

    /// <summary>Whether the result depends on this text only; an included header may change.</summary>
    public bool IsSelfContained => !CodeFiles.Includes(Text)
        && !Options.Any(option => option.Contains("-include", StringComparison.Ordinal) || option == "-rdc=true");

    /// <summary>A name for a compiler's result that differs if anything differs that could change the result.</summary>
    public string Key(string compiler) => CodeFiles.Key(Options.Append(compiler).Append(Text).Concat(Names));
}
