// SPDX-License-Identifier: MIT
using System.Reflection;
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Api;

/// <summary>A package's public surface changes when somebody means it to: the approved one is checked in beside the
/// project.</summary>
public class PublicApiTests
{
    /// <summary>Set to 1, the tests accept the surface there is: they write it to the approved files.</summary>
    private const string Accept = "INTEROPBRIDGE_ACCEPT_API";

    [Fact]
    public void Surface_of_the_engine_is_the_approved_one() => Check(typeof(KernelCatalog).Assembly);

    [Fact]
    public void Surface_of_the_exhibits_is_the_approved_one() => Check(typeof(Jacobi).Assembly);

    [Fact]
    public void Surface_of_the_expressions_is_the_approved_one() => Check(typeof(InteropBridge.Expressions.Elementwise).Assembly);

    [Fact]
    public void Surface_of_mpi_is_the_approved_one() => Check(typeof(InteropBridge.Mpi.Communicator).Assembly);

    [Fact]
    public void What_changed_is_shown_as_lines_under_their_types() => Assert.Equal(
        """
        static class A.Old
          - void Gone()
          + void Gone(int n)
        enum A.New
          + (the type)
          + One = 1

        """.ReplaceLineEndings("\n"),
        Difference("static class A.Old\n    void Gone()\n    void Stays()\n", "static class A.Old\n    void Gone(int n)\n    void Stays()\nenum A.New\n    One = 1\n"));

    [Fact]
    public void Surface_shows_what_a_caller_can_rely_on()
    {
        var surface = PublicApi.Describe(typeof(Jacobi).Assembly);
        Assert.Contains("sealed class InteropBridge.Kernels.NBodySystem<T> where T : unmanaged, IFloatingPointIeee754<T>\n", surface, StringComparison.Ordinal);
        Assert.Contains("\n    Span<T> Mass { get; }\n", surface, StringComparison.Ordinal);
        Assert.Contains("long steps, T timeStep, T softening, string? variant = default, int? threads = default", surface, StringComparison.Ordinal);
        Assert.Contains("\n    (int First, int Last) RowsOf(int index, int workers)\n", surface, StringComparison.Ordinal);
        Assert.Contains("\n    const string ManagedPlain = \"managed-plain\"\n", surface, StringComparison.Ordinal);
        Assert.DoesNotContain("NativeBackends", surface, StringComparison.Ordinal);
    }

    private static void Check(Assembly assembly)
    {
        var file = Repository.File("managed", assembly.GetName().Name!, "PublicApi.txt");
        var actual = PublicApi.Describe(assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, actual);
        }

        var difference = Difference(File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "", actual);
        Assert.True(difference.Length == 0,
            $"The public surface of {assembly.GetName().Name} is not the approved one (- approved, + found):\n{difference}"
            + $"If that is meant, accept it: run the tests {nameof(PublicApiTests)} with {Accept}=1 in the environment, and check in {file}.");
    }

    /// <summary>The members that are in one text alone, under their types.</summary>
    private static string Difference(string approved, string found)
    {
        var (before, after) = (Members(approved), Members(found));
        var gone = before.Except(after).Select(member => (member.Type, Line: $"  - {member.Line}"));
        var added = after.Except(before).Select(member => (member.Type, Line: $"  + {member.Line}"));
        return string.Concat(gone.Concat(added).GroupBy(change => change.Type)
            .Select(type => $"{type.Key}\n{string.Concat(type.Select(change => $"{change.Line}\n"))}"));
    }

    private static List<(string Type, string Line)> Members(string text)
    {
        var (members, type) = (new List<(string, string)>(), "");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(' '))
            {
                members.Add((type, line.Trim()));
            }
            else
            {
                type = line;
                members.Add((type, "(the type)"));
            }
        }

        return members;
    }
}
