// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <content>Code for the device.</content>
public sealed unsafe partial class OpenCLDevice
{
    private const string CacheVariable = "INTEROPBRIDGE_OPENCL_CACHE";

    /// <summary>The folder in which compiled code is kept; null for none.</summary>
    public static string? CacheFolder => UserCache.Folder;

    private static CodeFiles UserCache { get; } = new(CodeCacheFolder.Of(Environment.GetEnvironmentVariable(CacheVariable), "opencl"));

    /// <summary>Compiles OpenCL C for this device. The code is cached on disk: the same source with the same options, device and
    /// driver is not compiled again.</summary>
    /// <param name="source">The text of a .cl file.</param>
    /// <param name="options">The compiler's options, such as <c>-DN=8</c> or <c>-cl-std=CL1.2</c>.</param>
    /// <remarks>Compilers may fuse a multiplication and an addition, which rounds once instead of twice. For the bits of C# begin
    /// the source with <c>#pragma OPENCL FP_CONTRACT OFF</c>.</remarks>
    /// <exception cref="OpenCLCompileException">The source does not compile, or an option is not known; the exception has the
    /// source and the compiler's log.</exception>
    /// <exception cref="ArgumentException">The source is empty, or it or an option contains a zero.</exception>
    /// <exception cref="OpenCLException">The library reported another error.</exception>
    public OpenCLModule Compile(string source, params ReadOnlySpan<string> options)
    {
        var request = new OpenCLSource(source, options);
        ObjectDisposedException.ThrowIf(_context.IsClosed, this);
        var name = $"{request.Key(Info)}.bin";
        if (request.IsSelfContained && _cache.Read(name) is { } known && FromBinary(request, known) is { } module)
        {
            return module;
        }

        var compiled = FromSource(request);
        if (request.IsSelfContained && _cache.Folder is not null && compiled.Binary() is { Length: > 0 } binary)
        {
            _cache.Write(name, binary);
        }

        return compiled;
    }

    private OpenCLModule FromSource(OpenCLSource request)
    {
        int status;
        _cl_program* program;
        var text = Encoding.UTF8.GetBytes(request.Numbered);
        fixed (byte* first = text)
        {
            var begin = (sbyte*)first;
            var length = (nuint)text.Length;
            program = Library.Api.clCreateProgramWithSource((_cl_context*)Context, 1, &begin, &length, &status);
        }

        OpenCLLibrary.Check(status, "taking the source");
        var module = new OpenCLModule(this, new OpenCLHandle(program, Library.Api.clReleaseProgram));
        try
        {
            module.Build(request);
            return module;
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <summary>Null if the driver no longer takes what it once made, has lost the types of parameters in it, or they are not all of
    /// this layer.</summary>
    private OpenCLModule? FromBinary(OpenCLSource request, byte[] binary)
    {
        int status, ofBinary;
        _cl_program* program;
        fixed (byte* first = binary)
        {
            var begin = first;
            var length = (nuint)binary.Length;
            var device = (_cl_device_id*)Info.DeviceHandle;
            program = Library.Api.clCreateProgramWithBinary(
                (_cl_context*)Context, 1, &device, &length, &begin, &ofBinary, &status);
        }

        if (status != OpenCLStatus.Success)
        {
            return null;
        }

        var module = new OpenCLModule(this, new OpenCLHandle(program, Library.Api.clReleaseProgram));
        try
        {
            module.Build(request);
            module.CheckParameters();
            return module;
        }
        catch (Exception failure) when (failure is OpenCLException or OpenCLCompileException or ArgumentException)
        {
            module.Dispose();
            return null;
        }
    }
}
