// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>An edit that has nothing to do with bindings, headers or overlays runs no step again that costs anything.</summary>
public class IncrementalTests
{
    private static readonly string[] Steps = ["Raw", "Additional", "Api"];

    private static GeneratorRun First() => GeneratorRun.Of(
        [Raw.Class(Raw.Functions("int sum(double* x, long n)", "int add(int a, int b)")), "class Unrelated { }"],
        new MemoryText("sample.h", "/** Adds. */ int add(int a, int b);"), new MemoryText("sample.ibc", "sum.x: in(n)"));

    [Fact]
    public void An_unrelated_edit_changes_no_step()
    {
        var first = First().Sound();
        var tree = first.Input.SyntaxTrees.Last();
        var second = first.With(first.Input.ReplaceSyntaxTree(tree,
            CSharpSyntaxTree.ParseText("class Unrelated { int edited; }", (CSharpParseOptions)tree.Options, tree.FilePath)));
        Assert.All(Steps, step => Assert.All(Reasons(second, step), reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}")));
        Assert.All(Reasons(second, "Api"), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(second.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_related_edit_changes_the_result()
    {
        var first = First().Sound();
        var tree = first.Input.SyntaxTrees.ElementAt(1);
        var edited = tree.ToString().Replace("add(int a, int b)", "add(int a, int b, int c)", StringComparison.Ordinal);
        var second = first.With(first.Input.ReplaceSyntaxTree(tree,
            CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath)));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(second, "Api"));
        Assert.Contains("int c", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_step_keeps_symbols_or_syntax_alive()
    {
        var outputs = First().Result.TrackedSteps.Where(step => Steps.Contains(step.Key))
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Walk(output, 0));
    }

    private static void Walk(object? value, int depth)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location,
            $"{value?.GetType()} in the pipeline");
        if (value is null or string or DiagnosticDescriptor || value.GetType().IsPrimitive || value.GetType().IsEnum
            || depth > 12)
        {
            return;
        }

        if (value is System.Collections.IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, depth + 1);
            }
        }
        else if (value.GetType().Namespace?.StartsWith("InteropBridge", StringComparison.Ordinal) == true)
        {
            foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                Walk(property.GetValue(value), depth + 1);
            }
        }
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);
}
