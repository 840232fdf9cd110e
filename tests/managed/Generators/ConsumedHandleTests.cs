// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>No object is released twice: functions that release one give its handle's duty up, and those that may are no
/// methods until their contract says.</summary>
public class ConsumedHandleTests
{
    private const string C = """
        #include <stdint.h>
        #include <stdlib.h>
        typedef struct { int32_t value; } box;
        static int32_t freed, live;
        box *box_create(int32_t value) { box *b = malloc(sizeof *b); b->value = value; live++; return b; }
        int32_t box_value(const box *b) { return b->value; }
        void box_free(box *b) { free(b); freed++; live--; }
        int32_t box_finish(box *b) { int32_t v = b->value; box_free(b); return v; }
        int32_t box_end(box *b) { return b->value; }
        int32_t boxes_freed(void) { return freed; }
        """;

    private static readonly string[] Declarations =
    [
        "[handle(box, box_free)] box* box_create(int value)", "int box_value(box* b)", "void box_free(box* b)",
        "int box_finish(box* b = consumes)", "int box_end(box* b = borrows)", "int boxes_freed()",
    ];

    [Fact]
    public void A_consumed_handle_is_released_once_and_is_of_no_use_any_more() =>
        Assert.Equal("7 7 1 ObjectDisposedException ObjectDisposedException", CaseProgram.Run(C, Declarations, """
            new Func<object>(() =>
            {
                var box = Api.BoxCreate(7);
                var text = $"{Api.BoxEnd(box)} {Api.BoxFinish(box)}";
                box.Dispose();
                return $"{text} {Api.BoxesFreed()} {Refusal(() => Api.BoxValue(box))} {Refusal(() => Api.BoxFinish(box))}";
            })();
            static string Refusal(Action action)
            {
                try { action(); return "none"; } catch (Exception exception) { return exception.GetType().Name; }
            }
            """, types: "internal partial struct box;"));

    [Fact]
    public void Of_many_threads_that_consume_one_handle_one_does() =>
        Assert.Equal("200 200", CaseProgram.Run(C, Declarations, """
            new Func<object>(() =>
            {
                var done = 0;
                for (var i = 0; i < 200; i++)
                {
                    var box = Api.BoxCreate(i);
                    System.Threading.Tasks.Parallel.For(0, 4, _ =>
                    {
                        try { Api.BoxFinish(box); System.Threading.Interlocked.Increment(ref done); }
                        catch (ObjectDisposedException) { }
                    });
                }
                return $"{done} {Api.BoxesFreed()}";
            })()
            """, types: "internal partial struct box;"));

    [Theory]
    [InlineData("void box_destroy(box* b)", true)]
    [InlineData("int BOX_freeStream(box* b)", true)]
    [InlineData("int boxClose(box* b, int how)", true)]
    [InlineData("nuint box_Release2(box* b = nonnull)", true)]
    [InlineData("void box_append(box* b)", false)]
    [InlineData("int box_is_freed_of(double x)", false)]
    [InlineData("int box_end2(box* a, box* b)", false)]
    [InlineData("int box_end3(box* b, double* x = in(n), int n)", false)]
    [InlineData("void box_destroy(box* b = consumes)", false)]
    [InlineData("void box_destroy(box* b = borrows)", false)]
    [InlineData("[omit] void box_destroy(box* b)", false)]
    public void What_looks_like_a_second_destructor_stays_out_until_a_contract_says_more(string function, bool isRefused)
    {
        var run = CaseProgram.Generate([.. Declarations, function], "1", types: "internal partial struct box;");
        Assert.Equal(isRefused ? ["IB1041"] : [], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        var name = function[..function.IndexOf('(', function.IndexOf(']') + 1)].Split(' ')[^1];
        var isOmitted = function.StartsWith("[omit]", StringComparison.Ordinal);
        Assert.Equal(!isRefused && !isOmitted, run.Text.Contains($"Calls <c>{name}</c>", StringComparison.Ordinal));
    }
}
