// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>C in C# files: built, called, edited and published as a user does.</summary>
[Collection(PackageFeed.Name)]
public class KernelInlineTests(PackageFeed feed)
{
    private const string Expected = """
        12 24 36
        ArgumentException: 'y' has 3 elements, 'x' has 1 (Parameter 'y')
        ArgumentException: 'y' overlaps 'x' (Parameter 'y')
        14
        9 -1 7
        7
        ArgumentException: 'text' holds a zero character, where C would take it to end (Parameter 'text')
        ArgumentNullException: Value cannot be null. (Parameter 'text')
        -1
        True
        11 22 Blue
        2
        2.8284271247461903
        9
        InvalidOperationException: mine
        ArgumentOutOfRangeException: 'n' must be 0..20 (Parameter 'n')
        Actual value was 99.
        120
        21
        ArgumentException: 'm' has 6 elements, 8 are needed (Parameter 'm')
        2 3 3
        5
        0 1 2 3 4
        OperationCanceledException: The operation was canceled.
        OperationCanceledException: The operation was canceled.
        b
        0.8414709848078965
        5
        False

        """;

    [Fact]
    public void Everything_that_can_cross_crosses_and_is_checked()
    {
        using var project = new InlineProject(feed);

        Assert.Equal(Expected.ReplaceLineEndings("\n"), project.BuildAndRun());
    }

    [Fact]
    [Trait("Form", "long")]
    public void Errors_and_warnings_stand_at_line_and_column_of_the_string()
    {
        using var project = new InlineProject(feed, """"
            using InteropBridge;
            Console.WriteLine(Kernels.A(1));
            static partial class Kernels
            {
                [InlineC("""
                    int32_t one = 1;
                      return v + one + nothing;
                    """)]
                public static partial int A(int v);
            }
            """");
        var built = project.Build("-p:TreatWarningsAsErrors=false").Output;
        Assert.Contains($"{project.File("Program.cs")}(7,28): error", built, StringComparison.Ordinal);
        Assert.Contains("'nothing'", built, StringComparison.Ordinal);
        Assert.Contains("error IB0014: The C in Inline's C# files could not be built.", built, StringComparison.Ordinal);

        project.Write("""
            using InteropBridge;
            Kernels.B();
            static partial class Kernels
            {
                [InlineC("int q = 1;\n  return 2;")]
                public static partial int B();
            }
            """);
        Assert.Contains($"{project.File("Program.cs")}(5,19): warning", project.Build("-p:TreatWarningsAsErrors=false").Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Form", "long")]
    public void An_edit_compiles_one_file_and_no_edit_none()
    {
        const int count = 20;
        using var project = new InlineProject(feed, Program(count, edited: -1));
        Assert.Equal("7\n", project.BuildAndRun());
        var first = project.Objects();
        Assert.Equal("7\n", project.BuildAndRun("--no-restore"));
        Assert.Equal(first, project.Objects());

        project.Write(Program(count, edited: 7));
        Assert.Equal("70\n", project.BuildAndRun("--no-restore"));

        var changed = project.Objects().Where(file => !first.TryGetValue(file.Key, out var time) || time != file.Value).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, file => Assert.Contains("Kernels_F7_inline", file.Key, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Form", "long")]
    public void A_method_that_is_gone_is_not_compiled_and_one_that_came_is()
    {
        using var project = new InlineProject(feed, Program(3, edited: -1, call: 0));
        Assert.Equal("0\n", project.BuildAndRun());
        project.Write(Program(2, edited: -1, call: 1));
        Assert.Equal("1\n", project.BuildAndRun("--no-restore"));
        Assert.Contains(project.Objects(), file => file.Key.Contains("F1_inline", StringComparison.Ordinal));
        Assert.Equal("1\n", project.BuildAndRun("--no-restore", "-p:NativeInstructionSets=false"));
    }

    [Fact]
    [Trait("Form", "long")]
    public void It_is_published_ahead_of_time_in_a_single_file_and_without_a_build_and_packed()
    {
        using var project = new InlineProject(feed);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), project.BuildAndRun());
        foreach (var form in (string[][])[["-p:PublishAot=true"], ["-p:PublishSingleFile=true", "--self-contained"]])
        {
            var published = project.DotNet(["publish", "-o", "published", "-r", NativeSearchPath.RuntimeIdentifier, "-p:TreatWarningsAsErrors=false", .. form]);
            Assert.True(published.ExitCode == 0, published.ToString());
            Assert.Equal(Expected.ReplaceLineEndings("\n"), Command.Tool(project.File("published/Inline")).Output);
        }

        Assert.Equal(0, project.DotNet("build", "-c", "Release").ExitCode);
        Assert.Equal(0, project.DotNet("publish", "-c", "Release", "--no-build", "-o", "taken").ExitCode);
        Assert.True(File.Exists(project.Library("taken")));
        Assert.Equal(0, project.DotNet("pack", "-o", "packed").ExitCode);
        using var package = System.IO.Compression.ZipFile.OpenRead(project.File("packed/Inline.1.0.0.nupkg"));
        Assert.Contains(package.Entries, entry => entry.FullName.EndsWith(NativeFile.FileName("Inline.inline"), StringComparison.Ordinal));
    }

    [ToolFact("gdb")]
    [Trait("Form", "long")]
    public void A_debugger_stops_at_a_line_of_the_string_and_steps_to_the_next()
    {
        using var project = new InlineProject(feed, """"
            using InteropBridge;
            Console.WriteLine(Kernels.Next(41));
            static partial class Kernels
            {
                [InlineC("""
                    int32_t one = 1;
                    int32_t next = v + one;
                    return next;
                    """)]
                public static partial int Next(int v);
            }
            """");
        var built = project.DotNet("build", "-c", "Debug", "-o", "out");
        Assert.True(built.ExitCode == 0, built.ToString());
        string[] commands = ["set debuginfod enabled off", "set breakpoint pending on", "handle SIG34 SIG35 SIG36 SIGXCPU SIGPWR nostop noprint",
            "break Program.cs:7", "run", "print v + one", "next", "print next", "info line", "continue"];

        var session = Command.Tool("gdb",
            ["--batch", .. commands.SelectMany(command => (string[])["-ex", command]), "--args", "dotnet", project.File("out/Inline.dll")]);

        Assert.Contains("$1 = 42\n", session.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n8\s+return next;\n\$2 = 42\n", session.Output);
        Assert.Contains("Line 8 of", session.Output, StringComparison.Ordinal);
        Assert.Contains("\n42\n", session.Output, StringComparison.Ordinal);
    }

    /// <summary>Both libraries of one project, each found and called.</summary>
    [Fact]
    [Trait("Form", "long")]
    public void It_stands_beside_kernels_in_C_files()
    {
        using var project = new SampleProject(feed);
        project.Write("Inline.cs", """
            namespace Sample;
            internal static partial class Inline
            {
                [InteropBridge.InlineC("return 2 * v;")]
                public static partial int Twice(int v);
            }
            """);
        project.Edit("Program.cs", "Console.WriteLine(", "Console.WriteLine($\"inline {Sample.Inline.Twice(21)}\");\nConsole.WriteLine(");

        var output = project.BuildAndRun().Output;

        Assert.Contains("inline 42\n", output, StringComparison.Ordinal);
        Assert.Contains("dot 14\n", output, StringComparison.Ordinal);
        Assert.True(File.Exists(project.File($"out/{project.Library}")));
        Assert.True(File.Exists(project.File($"out/{Path.GetDirectoryName(project.Library)}/{NativeFile.FileName("Sample.inline")}")));
    }

    [LinuxFact]
    [Trait("Form", "long")]
    public void Sanitized_it_reports_what_it_does_wrong()
    {
        using var project = new InlineProject(feed, """
            using InteropBridge;
            Console.WriteLine(Kernels.Pick(7));
            static partial class Kernels
            {
                [InlineC("const int32_t three[3] = {1, 2, 3}; return three[index];")]
                public static partial int Pick(int index);
            }
            """);
        var built = project.Build("-p:NativeSanitize=true");
        Assert.True(built.ExitCode == 0, built.ToString());
        var runtime = Regex.Match(built.Output, @"LD_PRELOAD=(\S+)").Groups[1].Value;
        Assert.True(File.Exists(runtime), built.ToString());
        var run = project.DotNet(["out/Inline.dll"], "LD_PRELOAD", runtime);
        Assert.Matches("AddressSanitizer|runtime error: index 7 out of bounds", run.Error);
    }

    [Fact]
    [Trait("Form", "long")]
    public void The_page_about_it_is_right()
    {
        using var walk = new DocumentWalk(feed, DocumentWalk.Inline);
        Assert.Equal("12 24 36\n", walk.Follow("axpy.cs"));
        Assert.Matches(@"axpy f32: .*\n(?s:.*)\nmanaged +.*\nc +", walk.Follow());
    }

    private static string Program(int count, int edited, int call = 7)
    {
        var methods = string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"[InlineC(\"return {(i == edited ? 10 : 1)} * v;\")] public static partial int F{i}(int v);\n")));
        return $"using InteropBridge;\nConsole.WriteLine(Kernels.F{call}({call}));\nstatic partial class Kernels {{\n{methods}}}\n";
    }
}
