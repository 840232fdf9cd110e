// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;

namespace InteropBridge.Cuda.Compile;

/// <summary>What is to be compiled.</summary>
internal sealed class CudaSource
{
    /// <summary>As the compiler's messages call the source.</summary>
    public const string FileName = "kernel.cu";

    private static readonly string[] ArchitectureOptions = ["--gpu-architecture", "-arch"];

    /// <param name="text">CUDA C++.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="architecture">Taken unless there is one among the options: <c>sm_90</c> for machine code, <c>compute_90</c>
    /// for PTX.</param>
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

    public IReadOnlyList<string> Options { get; }

    /// <summary>Whether a cubin is made, not PTX.</summary>
    public bool IsMachineCode { get; }

    /// <summary>Whether the result depends on nothing else: a header that is included may change.</summary>
    public bool IsSelfContained => !Text.Contains("#include", StringComparison.Ordinal)
        && !Options.Any(option => option.Contains("-include", StringComparison.Ordinal) || option == "-rdc=true");

    /// <summary>A name for the result of a compiler: different for whatever could make it different.</summary>
    public string Key(string compiler)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Options.Append(compiler).Append(Text))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{part.Length}:{part}")); // lengths, so that no two lists read alike
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
