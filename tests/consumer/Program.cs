// SPDX-License-Identifier: MIT
// Calls every kernel in every variant that is available, by the public API alone, and checks the answers. With the
// argument "all" a variant that is not available is a failure, but for those of CUDA, which need a
// device, and of MPI, which need a job.
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.Talk;
using InteropBridge.Processes;
using InteropBridge.Variants;

// A self-contained program has no dotnet host to run the library's worker program with: it is its own worker.
if (WorkerHost.RunIfWorker(args))
{
    return 0;
}

const int rows = 37, columns = 29, steps = 11;
var failures = 0;
Check("jacobi f64", Jacobi.Variants<double>(), JacobiIsRight<double>);
Check("jacobi f32", Jacobi.Variants<float>(), JacobiIsRight<float>);
Check("nbody f64", NBody.Variants<double>(), NBodyIsRight<double>);
Check("nbody f32", NBody.Variants<float>(), NBodyIsRight<float>);
Check("fibonacci-iterative u64", Fibonacci.Variants(),
    id => FibonacciIsRight(id, FibonacciForm.Iterative, Fibonacci.MaxN(FibonacciForm.Iterative)));
Check("fibonacci-recursive u64", Fibonacci.Variants(FibonacciForm.Recursive),
    id => FibonacciIsRight(id, FibonacciForm.Recursive, 15));
return failures == 0 ? 0 : 1;

static bool JacobiIsRight<T>(string variant)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    var start = TalkGrid.Create<T>(rows, columns).Span.ToArray();
    var expected = Reference.Jacobi(start, rows, columns, steps);

    var once = (T[])start.Clone();
    Jacobi.Solve(once, rows, columns, steps, variant);

    var twice = (T[])start.Clone();
    using var solver = new JacobiSolver<T>(rows, columns, variant, threads: 2);
    solver.Solve(twice, steps - 4);
    solver.Solve(twice, 4);
    return once.AsSpan().SequenceEqual(expected) && twice.AsSpan().SequenceEqual(expected);
}

static bool NBodyIsRight<T>(string variant)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    var (timeStep, softening) = (T.CreateChecked(NBodyCloud.TimeStep), T.CreateChecked(NBodyCloud.Softening));
    var expected = NBodyCloud.Create<T>(rows);
    Reference.NBody(expected, steps, timeStep, softening);

    var system = NBodyCloud.Create<T>(rows);
    NBody.Advance(system, steps, timeStep, softening, variant, threads: 2);
    return system.X.SequenceEqual(expected.X) && system.VelocityZ.SequenceEqual(expected.VelocityZ);
}

static bool FibonacciIsRight(string variant, FibonacciForm form, int n)
{
    var expected = Reference.Fibonacci(n + 1);
    return Fibonacci.Compute(n, variant, form) == expected[n]
        && Fibonacci.ComputeList(n + 1, variant, form, threads: 2).AsSpan().SequenceEqual(expected);
}

void Check(string kernel, IReadOnlyList<Variant> variants, Func<string, bool> isRight)
{
    var available = variants.Where(variant => variant.IsAvailable).ToList();
    var wrong = available.Where(variant => !isRight(variant.Id)).ToList();
    var absent = variants.Except(available).ToList();
    Console.WriteLine($"{kernel}: {(wrong.Count == 0 ? "right" : $"WRONG: {string.Join(", ", wrong)}")}"
        + $" ({string.Join(", ", available)})"
        + string.Concat(absent.Select(variant =>
            $"; {variant} unavailable: {variant.UnavailableReason?.ReplaceLineEndings(" ")}")));
    var excused = absent.Count(variant => variant.Backend?.Name is "cuda" or "nvrtc" or "mpi" || !args.Contains("all"));
    failures += wrong.Count + (available.Count == 0 ? absent.Count : absent.Count - excused);
}
