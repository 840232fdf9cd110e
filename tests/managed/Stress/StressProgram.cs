// SPDX-License-Identifier: MIT
using System.Buffers;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using InteropBridge.Tests.Generators;
using InteropBridge.Tests.Processes;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Stress;

/// <summary>Runs every kind of call over the border with a garbage collection at every allocation (DOTNET_GCStress=1): a
/// pointer kept past its <c>fixed</c>, or a handle or callback nothing keeps alive, is then found at once. What needs no such
/// care, compiling and finding the tests, is done by a parent that is not under stress.</summary>
internal static class StressProgram
{
    private const string Verb = "stress";
    private const string Child = "stressed";

    /// <summary>The variant starts a compiler and reads what it says, by pools that are trimmed as below. Its call crosses as those of
    /// the others do.</summary>
    private const string CompiledAtRunTime = "(c-naive)";

    /// <returns>The exit code, or null if the arguments are not for this.</returns>
    public static int? Run(string[] arguments) => arguments switch
    {
        [Verb] => Start(),
        [Child, var program, var library, .. var classes] => RunStressed(program, library, classes),
        _ => null,
    };

    private static int Start()
    {
        using var folder = new TemporaryFolder();
        using var library = new SampleLibrary();
        var program = folder.File("sample-program.dll");
        using (var image = SampleProgram.Compiled.Emit())
        {
            File.WriteAllBytes(program, image.ToArray());
        }

        var self = ParentProgram.Command([Child, program, library.Path, .. StressedTests.Classes.Select(type => type.FullName!)]);
        var start = new ProcessStartInfo(self.File, self.Arguments) { Environment = { ["DOTNET_GCStress"] = "1" } };
        using var child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }

    private static int RunStressed(string program, string library, string[] classes)
    {
        KeepPoolsFromTrimming();
        if (!StaleAddressIsSeen())
        {
            Console.Error.WriteLine("DOTNET_GCStress=1 is not in force: an array did not move when something else was allocated");
            return 2;
        }

        var (passed, clock) = (0, Stopwatch.StartNew());
        var types = classes.Select(name => Type.GetType(name, throwOnError: true)!);
        foreach (var (name, run) in types.SelectMany(StressedTests.Of).Concat(StressedTests.Of(program, library)))
        {
            if (name.Contains(CompiledAtRunTime, StringComparison.Ordinal))
            {
                continue;
            }

            Console.WriteLine(name);
            run(); // The first that fails ends the program, with its exception.
            passed++;
        }

        Console.WriteLine(
            $"{passed} passed in {clock.Elapsed.TotalSeconds:F0} s with {GC.CollectionCount(0)} garbage collections");
        return 0;
    }

    /// <summary>Whether what this run is there to find can be found: an array whose address was kept past <c>fixed</c> is
    /// elsewhere after the next allocation.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe bool StaleAddressIsSeen()
    {
        nint kept;
        var garbage = new byte[1000];
        var array = new int[10];
        fixed (int* address = array)
        {
            kept = (nint)address;
        }

        garbage = new byte[10];
        GC.KeepAlive(garbage);
        fixed (int* address = array)
        {
            return kept != (nint)address;
        }
    }

    /// <summary>After each full collection the finalizer thread trims the shared pools, which allocates, which under stress
    /// is the next full collection: once a pool was used that thread would collect without end, and this one would hardly
    /// get to run. A pool that believes its trimming in place never puts it there.</summary>
    private static void KeepPoolsFromTrimming()
    {
        const string name = "_trimCallbackCreated";
        foreach (var pool in new object[] { ArrayPool<char>.Shared, ArrayPool<byte>.Shared })
        {
            var field = pool.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
                ?? throw new InvalidOperationException(
                    $"{pool.GetType()} of .NET {Environment.Version} has no field {name}, and this run would not come to an end");
            field.SetValue(pool, true);
        }
    }
}
