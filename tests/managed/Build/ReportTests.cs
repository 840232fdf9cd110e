// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What CMake, make, compilers and linkers say becomes what MSBuild takes for an error, at its line.</summary>
public class ReportTests
{
    private const string BrokenCompiler = """
        -- Detecting C compiler ABI info - failed
        CMake Error at /usr/share/cmake/CMakeTestCCompiler.cmake:70 (message):
          The C compiler

            "/opt/my tools/cc"

          is not able to compile a simple test program.

        Call Stack (most recent call first):
          CMakeLists.txt:5 (project)


        -- Configuring incomplete, errors occurred!
        """;

    [Theory]
    [InlineData(BrokenCompiler,
        "/usr/share/cmake/CMakeTestCCompiler.cmake(70): error IB0002: The C compiler \"/opt/my tools/cc\" is not able to compile a simple test program.")]
    [InlineData("CMake Error at CMakeLists.txt:3 (nothing):\n  Unknown CMake command \"nothing\".\n\n\nCMake Error at a b.cmake:4 (message):\n  second\n",
        "CMakeLists.txt(3): error IB0002: Unknown CMake command \"nothing\".", "a b.cmake(4): error IB0002: second")]
    [InlineData("a.c:1:10: fatal error: none.h: No such file or directory", "a.c:1:10: error: none.h: No such file or directory")]
    [InlineData("/usr/bin/ld: /tmp/b.o: in function `twice':\n/my work/b.c:3: undefined reference to `none'", "/my work/b.c(3): error : undefined reference to `none'")]
    [InlineData("C:/src/b.c:3: undefined reference to `none'", "C:/src/b.c(3): error : undefined reference to `none'")]
    [InlineData("/usr/bin/ld: x/b.c.o:/src/b.c:1: multiple definition of `x'; y/a.c.o:/src/a.c:2: first defined here",
        "/src/b.c(1): error : multiple definition of `x'; y/a.c.o:/src/a.c:2: first defined here")]
    [InlineData("/usr/bin/ld: x/b.c.o:(.data+0x0): multiple definition of `x'; y/a.c.o:(.bss+0x0): first defined here",
        "ld : error : x/b.c.o: multiple definition of `x'; y/a.c.o:(.bss+0x0): first defined here")]
    [InlineData("/usr/bin/ld: cannot find -lnone: No such file or directory\ncollect2: error: ld returned 1 exit status",
        "ld : error : cannot find -lnone: No such file or directory")]
    [InlineData("duplicate symbol '_limit' in:\n    CMakeFiles/a.dir/a.c.o\n    CMakeFiles/b.dir/b.c.o\nld: 1 duplicate symbol for architecture arm64",
        "ld : error : duplicate symbol limit in:")]
    [InlineData("duplicate symbol '_limit' in:\n    a.c.o\n    CMakeFiles/interopbridge_table_s_k_h.dir/k.table.c.o\nduplicate symbol '_x' in:\n    a.o\n    b.o",
        "ld : error IB0028: A header defines limit, which the library's table of types defines again, as this system cannot hide it. Declare it "
        + "there as extern or static, or set CheckLayout=\"false\" on the item. The definitions are in:", "ld : error : duplicate symbol x in:")]
    [InlineData("gmake[2]: *** No rule to make target 'made.h', needed by 'a.o'.  Stop.", "make : error : No rule to make target 'made.h', needed by 'a.o'.  Stop.")]
    [InlineData("nvcc fatal   : Unsupported gpu architecture", "nvcc : error : Unsupported gpu architecture")]
    public void Errors_have_the_form_that_MSBuild_takes(string said, params string[] errors)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("report.cmake", $"""
            include([==[{Repository.File("managed", "InteropBridge.Build", "cmake", "report.cmake")}]==])
            ib_report([==[{said}]==])
            """);

        var reported = Command.Tool("cmake", "-P", script);

        Assert.Equal(0, reported.ExitCode);
        var lines = (reported.Output + reported.Error).Split('\n').Select(line => line.Trim());
        Assert.All(errors, error => Assert.Contains(error, lines));
    }

    [Theory]
    [InlineData("license expired\n", "No line of what the tools said has the form of an error. It ended with:\n  license expired\n")]
    [InlineData("ld: odd thing\ncollect2: error: ld returned 1 exit status\n", "No line of what the tools said has the form of an error. "
        + "It ended with:\n  ld: odd thing\n  collect2: error: ld returned 1 exit status\n")]
    [InlineData("make[1]: *** [x: a.o] Error 1\n", "No line of what the tools said has the form of an error. It ended with:\n  make[1]: *** [x: a.o] Error 1\n")]
    [InlineData("a.c:1:2: error: wrong [-Wx]\nmake: *** Error 1", "")]
    [InlineData("CMake Error: Could not create named generator Odd\n", "")]
    public void What_failed_without_a_line_for_MSBuild_has_an_end_to_show(string said, string unexplained)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("report.cmake", $$"""
            include([==[{{Repository.File("managed", "InteropBridge.Build", "cmake", "report.cmake")}}]==])
            ib_report([==[{{said}}]==])
            file(WRITE [==[{{folder.File("unexplained")}}]==] "${IB_UNEXPLAINED}")
            """);

        Assert.Equal(0, Command.Tool("cmake", "-P", script).ExitCode);
        Assert.Equal(unexplained, File.ReadAllText(folder.File("unexplained")));
    }
}
