// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda.Compile;

/// <summary>Owns an <c>nvrtcProgram</c>: one source being compiled.</summary>
internal sealed unsafe class NvrtcProgram : SafeHandle
{
    private const int CompilationError = 6; // NVRTC_ERROR_COMPILATION
    private const int InvalidOption = 5;

    private readonly nvrtc_functions _api;
    private readonly CudaSource _source;

    public NvrtcProgram(in nvrtc_functions api, CudaSource source)
        : base(0, ownsHandle: true)
    {
        (_api, _source) = (api, source);
        _nvrtcProgram* program;
        fixed (byte* text = Utf8(source.Text), name = Utf8(CudaSource.FileName))
        {
            Check(api.nvrtcCreateProgram(&program, (sbyte*)text, (sbyte*)name, 0, null, null), "taking the source");
        }

        SetHandle((nint)program);
    }

    public override bool IsInvalid => handle == 0;

    private _nvrtcProgram* Pointer => (_nvrtcProgram*)handle;

    /// <returns>A cubin, or PTX; before it, if the source names kernels, their mangled names, a line each, and a zero.</returns>
    public byte[] Compile()
    {
        foreach (var name in _source.Names)
        {
            fixed (byte* text = Utf8(name))
            {
                Check(_api.nvrtcAddNameExpression(Pointer, (sbyte*)text), $"taking the name {name}");
            }
        }

        var options = _source.Options.Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        try
        {
            fixed (nint* texts = options)
            {
                var status = _api.nvrtcCompileProgram(Pointer, options.Length, (sbyte**)texts);
                if (status is CompilationError or InvalidOption)
                {
                    throw new CudaCompileException(_source.Text, _source.Options, Log());
                }

                Check(status, "compiling");
            }
        }
        finally
        {
            Array.ForEach(options, Marshal.FreeCoTaskMem);
        }

        var code = _source.IsMachineCode
            ? Bytes(_api.nvrtcGetCUBINSize, _api.nvrtcGetCUBIN, "reading the machine code")
            : Bytes(_api.nvrtcGetPTXSize, _api.nvrtcGetPTX, "reading the PTX").AsSpan().TrimEnd((byte)0).ToArray();
        return _source.Names.Count == 0 ? code : [.. Utf8(string.Join('\n', _source.Names.Select(Mangled))), .. code];
    }

    private string Mangled(string name)
    {
        sbyte* mangled;
        fixed (byte* text = Utf8(name))
        {
            Check(_api.nvrtcGetLoweredName(Pointer, (sbyte*)text, &mangled), $"asking for the mangled name of {name}");
        }

        return Marshal.PtrToStringUTF8((nint)mangled)!;
    }

    protected override bool ReleaseHandle()
    {
        var program = Pointer;
        return _api.nvrtcDestroyProgram(&program) == 0;
    }

    private string Log() => Encoding.UTF8.GetString(
        Bytes(_api.nvrtcGetProgramLogSize, _api.nvrtcGetProgramLog, "reading the log").AsSpan().TrimEnd((byte)0)).Trim();

    private byte[] Bytes(delegate* unmanaged[Cdecl]<_nvrtcProgram*, nuint*, int> size,
        delegate* unmanaged[Cdecl]<_nvrtcProgram*, sbyte*, int> read, string doing)
    {
        nuint bytes;
        Check(size(Pointer, &bytes), doing);
        var result = new byte[bytes];
        fixed (byte* first = result)
        {
            Check(read(Pointer, (sbyte*)first), doing);
        }

        return result;
    }

    private void Check(int status, string doing)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"{doing}: NVRTC says "
                + $"{Marshal.PtrToStringUTF8((nint)_api.nvrtcGetErrorString(status))} ({status})");
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes($"{text}\0");
}
