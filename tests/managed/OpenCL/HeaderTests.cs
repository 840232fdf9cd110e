// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.OpenCL;

public class HeaderTests
{
    [KhronosHeadersFact]
    public void The_table_and_the_numbers_are_those_of_Khronos()
    {
        var compiled = CCompiler.Run("-std=c17", "-fsyntax-only", $"-I{Repository.File("native", "opencl")}",
            Repository.File("tests", "opencl", "test_opencl_api.c"));
        Assert.True(compiled.ExitCode == 0, compiled.ToString());
    }

    /// <summary>A test that reads Khronos's headers; skipped, with the reason, where they are not installed.</summary>
    private sealed class KhronosHeadersFactAttribute : FactAttribute
    {
        public KhronosHeadersFactAttribute() => Skip = File.Exists("/usr/include/CL/cl.h") ? null
            : "there is no /usr/include/CL/cl.h (Debian: apt install opencl-c-headers)";
    }
}
