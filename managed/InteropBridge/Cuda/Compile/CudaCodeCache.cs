// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda.Compile;

/// <summary>What NVRTC made, on disk.</summary>
/// <param name="folder">Created when needed; null for no cache.</param>
internal sealed class CudaCodeCache(string? folder)
{
    public const string Variable = "INTEROPBRIDGE_CUDA_CACHE";

    private readonly CodeFiles _files = new(folder);

    /// <summary>The user's cache, in the folder that the environment variable names; none if that is empty or
    /// <c>off</c>.</summary>
    public static CudaCodeCache User { get; } = new(CodeCacheFolder.Of(Environment.GetEnvironmentVariable(Variable), "cuda"));

    public string? Folder => _files.Folder;

    public byte[] GetOrCompile(Nvrtc compiler, CudaSource source)
    {
        if (Folder is null || !source.IsSelfContained)
        {
            return compiler.Compile(source);
        }

        var file = $"{source.Key(compiler.Description)}.{(source.IsMachineCode ? "cubin" : "ptx")}";
        if (_files.Read(file) is { } known)
        {
            return known;
        }

        var code = compiler.Compile(source);
        _files.Write(file, code);
        return code;
    }
}
