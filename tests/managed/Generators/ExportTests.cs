// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>What the generator makes of methods that C calls, and what it refuses.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ExportRun Everything => ExportRun.OfMethods("""
        /// <summary>Creates a <see cref="HeatSolver"/> for a grid.</summary>
        /// <param name="rows">interior rows, at least 1</param>
        /// <param name="name">of the solver, or nothing</param>
        /// <returns>the solver</returns>
        /// <exception cref="ArgumentOutOfRangeException">there is no row</exception>
        [NativeExport("heat_create")] public static HeatSolver Create(int rows, string? name) => new();
        [NativeExport("heat_solve")] public static long Solve(HeatSolver solver, Span<double> grid, ReadOnlySpan<float> weights, bool fast) => 0;
        [NativeExport("heat_limits")] internal static void Limits(HeatSolver? solver, out int least, ref double most, string text, out bool on) { least = 0; on = true; }
        [NativeExport("heat_ready")] public static bool Ready() => true;
        [NativeExport("heat_event")] public static char @event(char @lock, nint pointer) => @lock;
        """, "public sealed class HeatSolver : IDisposable { public void Dispose() { } }").Sound();

    [Fact]
    public void Header_has_contracts_documentation_handles_and_statuses()
    {
        var header = Everything.Header;
        Assert.Contains("""
            /** Creates a HeatSolver for a grid.
             * @param rows interior rows, at least 1
             * @param name of the solver, or nothing
             * @param result the solver
             * Fails with ArgumentOutOfRangeException: there is no row
             * @return a status */
            int32_t heat_create(int32_t rows, const char *name IB_STRING IB_NULLABLE, heat_solver **result IB_OUT(1) IB_HANDLE(heat_solver, heat_solver_free)) IB_STATUS;
            """, header, StringComparison.Ordinal);
        Assert.Contains("int32_t heat_solve(heat_solver *solver, double *grid IB_INOUT(grid_length), int64_t grid_length, "
            + "const float *weights IB_IN(weights_length), int64_t weights_length, bool fast, int64_t *result IB_OUT(1)) IB_STATUS;", header, StringComparison.Ordinal);
        Assert.Contains("int32_t heat_limits(heat_solver *solver IB_NULLABLE, int32_t *least IB_OUT(1), double *most IB_INOUT(1), "
            + "const char *text IB_STRING, bool *on IB_OUT(1)) IB_STATUS;", header, StringComparison.Ordinal);
        Assert.Contains("int32_t heat_solver_free(heat_solver *object IB_NULLABLE IB_CONSUMES) IB_STATUS;", header, StringComparison.Ordinal);
        Assert.Contains("const char *heat_flow_last_error(void);", header, StringComparison.Ordinal);
        Assert.Contains("#define HEAT_FLOW_INVALID_ARGUMENT 1 ", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_may_be_called_like_types_and_like_what_the_generated_code_needs() => Compiles(ExportRun.OfMethods("""
        [NativeExport("heat_thing")] public static Thing Same(Thing thing, Thing other) => thing;
        [NativeExport("heat_numbers")] public static int Numbers(int exception, int returned, int status) => exception + returned + status;
        [NativeExport("heat_helpers")] public static int Helpers(string Text, int Fail, Thing Keep, out int NotNull) => NotNull = Text.Length + Fail;
        """, "public sealed class Thing { }").Sound().Header);

    [Fact]
    public void Header_compiles_by_itself_without_warnings() => Compiles(Everything.Header);

    private void Compiles(string header)
    {
        _folder.Write("heat.h", header);
        var compiled = CCompiler.Run("-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only",
            _folder.Write("use.c", "#include \"heat.h\"\nint use(void);\nint use(void) { return HEAT_FLOW_OK; }\n"));
        Assert.True(compiled.ExitCode == 0, compiled.ToString());
    }

    [Theory]
    [InlineData("""[NativeExport("f")] static void {|F|}() { }""", "IB1060", "must be internal or public")]
    [InlineData("""[NativeExport("f")] public static void {|F|}<T>() { }""", "IB1060", "must not be generic")]
    [InlineData("""[NativeExport("f")] public static Task {|F|}() => Task.CompletedTask;""", "IB1060", "must not be asynchronous")]
    [InlineData("""[NativeExport("f")] public static void F() { } [NativeExport("f")] public static void {|G|}() { }""", "IB1060", "is the name of another")]
    [InlineData("""[NativeExport("f")] public static string {|F|}() => "";""", "IB1061", "write it into a Span<byte>")]
    [InlineData("""[NativeExport("f")] public static void F(int[] {|x|}) { }""", "IB1061", "take a ReadOnlySpan or a Span")]
    [InlineData("""[NativeExport("f")] public static unsafe void F(int* {|x|}) { }""", "IB1061", "pointers say nothing")]
    [InlineData("""[NativeExport("f")] public static void F(Action {|x|}) { }""", "IB1061", "C cannot pass a delegate")]
    [InlineData("""[NativeExport("f")] public static void F(in int {|x|}) { }""", "IB1061", "by reference only numbers cross")]
    [InlineData("""[NativeExport("f")] public static void F(Span<bool> {|x|}) { }""", "IB1061", "spans of numbers cross")]
    [InlineData("""[NativeExport("f")] public static void F(object {|x|}) { }""", "IB1061", "classes that this project declares")]
    [InlineData("""[NativeExport("thing_free")] public static void {|Free|}(Thing thing) { }""", "IB1060", "which every handle has, releases an object")]
    [InlineData("""[NativeExport("f")] public static void F(Switch {|on|}) { }""", "IB1062", "'switch' is no name in C")]
    [InlineData("""[NativeExport("f")] public static void F(SomeThing thing) { } [NativeExport("g")] public static void {|G|}(Some_thing thing) { }""", "IB1060", "is that of another class too")]
    [InlineData("""[NativeExport("int")] public static void {|F|}() { }""", "IB1062", "'int' is no name in C")]
    [InlineData("""[NativeExport("")] public static void {|F|}() { }""", "IB1062", "'' is no name in C")]
    [InlineData("""[NativeExport("2d")] public static void {|F|}() { }""", "IB1062", "'2d' is no name in C")]
    [InlineData("""[NativeExport("f")] public static void F(int {|register|}) { }""", "IB1062", "'register'")]
    [InlineData("""[NativeExport("f")] public static void {|F|}(Span<int> x, int x_length) { }""", "IB1062", "'x_length'")]
    public void What_cannot_be_exported_is_an_error_at_its_place(string methods, string id, string words)
    {
        var start = methods.IndexOf("{|", StringComparison.Ordinal);
        var marked = methods[(start + 2)..methods.IndexOf("|}", StringComparison.Ordinal)];
        var run = ExportRun.OfMethods(methods.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
            "public class Thing { } public class Switch { } public class SomeThing { } public class Some_thing { }");

        var found = Assert.Single(run.Result.Diagnostics);

        Assert.Equal(id, found.Id);
        Assert.Contains(words, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(marked, run.Input.SyntaxTrees[0].ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }
}
