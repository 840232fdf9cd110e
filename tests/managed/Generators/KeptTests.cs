// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>What C keeps beyond a call stays where it is until C is done with it: arrays, and objects that others use.</summary>
public class KeptTests
{
    private const string C = """
        #include <stdint.h>
        #include <stdlib.h>
        typedef struct { double *x; int64_t n; } plan;
        static double *global; static int64_t count; static int plans, live_when_freed = -1;
        typedef struct { plan *of; } step;
        plan *plan_create(double *x, int64_t n) {
            if (n == 0) return NULL;
            plan *p = malloc(sizeof *p); p->x = x; p->n = n; plans++; return p;
        }
        int32_t plan_set(plan *p, const double *x, int64_t n) { p->x = (double *)x; p->n = n; return 0; }
        double plan_sum(plan *p) { double s = 0; for (int64_t i = 0; i < p->n; i++) s += p->x[i]; return s; }
        void plan_destroy(plan *p) { free(p); plans--; }
        step *step_create(plan *p) { step *s = malloc(sizeof *s); s->of = p; return s; }
        void step_use(step *s, plan *p) { s->of = p; }
        double step_sum(step *s) { return plan_sum(s->of); }
        void step_destroy(step *s) { live_when_freed = plans; free(s); }
        int32_t plans_left(void) { return plans; }
        int32_t plans_when_step_was_freed(void) { return live_when_freed; }
        void keep(double *x, int64_t n) { global = x; count = n; }
        double kept_sum(void) { double s = 0; for (int64_t i = 0; i < count; i++) s += global[i]; return s; }
        """;

    private static readonly string[] Declarations =
    [
        "[handle(plan, plan_destroy)] plan* plan_create(double* x = inout(n) | kept(by return), long n)",
        "[status] int plan_set(plan* p, double* x = in(n) | kept(by p), long n)",
        "double plan_sum(plan* p)", "void plan_destroy(plan* p)",
        "[handle(step, step_destroy)] step* step_create(plan* p = parent)",
        "void step_use(step* s, plan* p = kept(by s))",
        "double step_sum(step* s)", "void step_destroy(step* s)",
        "int plans_left()", "int plans_when_step_was_freed()",
        "void keep(double* x = inout(n) | kept(forever), long n)", "double kept_sum()",
    ];

    private const string Types = """
        internal partial struct plan;
        internal partial struct step;
        internal static class Heap
        {
            /// <summary>Moves what is not pinned, and writes over where it was.</summary>
            public static void Shake()
            {
                var junk = new System.Collections.Generic.List<double[]>();
                for (var i = 0; i < 2000; i++) { var a = new double[100]; System.Array.Fill(a, -1.0); junk.Add(a); }
                System.GC.Collect(2, System.GCCollectionMode.Forced, true, true);
                System.GC.WaitForPendingFinalizers();
                System.GC.Collect(2, System.GCCollectionMode.Forced, true, true);
                for (var i = 0; i < 2000; i++) { var a = new double[100]; System.Array.Fill(a, -1.0); junk.Add(a); }
            }
            /// <summary>An array that lies behind others which go away, so that a compacting collection would move it.</summary>
            public static double[] Ones()
            {
                var junk = new System.Collections.Generic.List<byte[]>();
                for (var i = 0; i < 1000; i++) junk.Add(new byte[100]);
                var ones = new double[100];
                System.Array.Fill(ones, 1.0);
                return ones;
            }
        }
        """;

    [Fact]
    public void An_array_kept_by_the_created_handle_stays_in_its_place() => Assert.Equal("200", Run("""
        new Func<object>(() =>
        {
            var x = Heap.Ones();
            using var plan = Api.PlanCreate(x);
            Heap.Shake();
            Array.Fill(x, 2.0);
            return Api.PlanSum(plan);
        })()
        """));

    [Fact]
    public void An_array_kept_by_a_given_handle_lives_as_long_as_that_even_if_nobody_else_holds_it() =>
        Assert.Equal("100", Run("""
            new Func<object>(() =>
            {
                using var plan = Api.PlanCreate(new double[1]);
                Set(plan);
                Heap.Shake();
                return Api.PlanSum(plan);
            })(); static void Set(PlanHandle plan) => Api.PlanSet(plan, Heap.Ones())
            """));

    [Fact]
    public void An_array_kept_forever_stays_in_its_place() => Assert.Equal("200", Run("""
        new Func<object>(() => { var x = Heap.Ones(); Api.Keep(x); Heap.Shake(); Array.Fill(x, 2.0); return Api.KeptSum(); })()
        """));

    [Fact]
    public void What_was_kept_is_let_go_with_its_handle_and_by_an_object_that_was_not_created() =>
        Assert.Equal("True True", Run("""
            $"{IsCollected(1)} {IsCollected(0)}";
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            static WeakReference Use(int n)
            {
                var x = new double[1000];
                using var plan = Api.PlanCreate(x.AsMemory(0, n));
                return new WeakReference(x);
            }
            static bool IsCollected(int n) { var x = Use(n); Heap.Shake(); return !x.IsAlive; }
            """));

    [Theory]
    [InlineData("Api.StepCreate(plan)", "1 1 0 1")]
    [InlineData("Used(plan, new double[1])", "2 1 0 2")]
    public void A_child_keeps_its_parents_until_it_is_gone_itself(string create, string expected) =>
        Assert.Equal(expected, Run($$"""
        new Func<object>(() =>
        {
            var plan = Api.PlanCreate(new double[1] { 1 });
            _ = (Func<PlanHandle, double[], StepHandle>)Used;
            var step = {{create}};
            plan.Dispose();
            var (left, sum) = (Api.PlansLeft(), Api.StepSum(step));
            step.Dispose();
            return $"{left} {sum} {Api.PlansLeft()} {Api.PlansWhenStepWasFreed()}";
        })();
        static StepHandle Used(PlanHandle plan, double[] room)
        {
            using var other = Api.PlanCreate(room);
            var step = Api.StepCreate(other);
            Api.StepUse(step, plan);
            return step;
        }
        """));

    [Theory]
    [InlineData("void f(double* x = in(n) | kept(by y), long n, int y)", "kept")]
    [InlineData("void f(double* x = in(n) | kept(by z), long n)", "kept")]
    [InlineData("void f(plan* p = nullable, double* x = in(n) | kept(by p), long n)", "kept")]
    [InlineData("void f(plan* p, double* x = in(1) | kept(by p))", "kept")]
    [InlineData("void f(plan* p, sbyte* x = string(utf8) | kept(by p))", "kept")]
    [InlineData("void f(plan* p = kept(by p))", "kept")]
    [InlineData("void f(plan* p = kept(forever))", "kept")]
    [InlineData("void f(plan* p = parent)", "parent")]
    [InlineData("void f(double* x = in(n) | consumes, long n)", "consumes")]
    public void What_cannot_be_kept_is_reported_at_the_contract(string function, string word)
    {
        var run = CaseProgram.Generate([.. Declarations, function], "1", types: Types);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal("IB1040", found.Id);
        Assert.StartsWith($"'{word}' of ", found.GetMessage(null), StringComparison.Ordinal);
        Assert.DoesNotContain("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
    }

    private static string Run(string expression) => CaseProgram.Run(C, Declarations, expression, types: Types);
}
