// Verifies that the variants agree, then compares them. `dotnet run -- --help` lists the options of the comparison.
using System.Diagnostics;
using Interop_Kernels;

string[] options = args.Length > 0 ? args : ["--size", "500", "--time-limit", "10"];
using var comparison = Process.Start("dotnet", ["tool", "run", "interopbridge", "--", "gap",
    "--assembly", typeof(MandelbrotTable).Assembly.Location, "--kernel", "mandelbrot", .. options]);
comparison.WaitForExit();
return comparison.ExitCode;
