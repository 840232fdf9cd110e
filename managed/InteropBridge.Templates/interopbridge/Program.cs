// Draws the Mandelbrot set by C, verifies that the variants agree, then compares them. `dotnet run -- --help` lists the
// options of the comparison.
using System.Diagnostics;
using Interop_Kernels;

if (args.Length == 0)
{
    const int limit = 500, width = 72, height = 32, side = 1000;
    var counts = new int[width * height];
    Kernels.MandelbrotOpenmp(counts, width, height, limit);
    Console.WriteLine(Drawing.ToText(counts, width, limit));

    var large = new int[side * side];
    Kernels.MandelbrotOpenmp(large, side, side, limit);
    Drawing.WritePgm("mandelbrot.pgm", large, side, limit);
    Console.WriteLine($"{side} x {side} points: {Path.GetFullPath("mandelbrot.pgm")}");
}

string[] options = args.Length > 0 ? args : ["--size", "500", "--time-limit", "10"];
using var comparison = Process.Start("dotnet", ["tool", "run", "interopbridge", "--", "gap",
    "--assembly", typeof(MandelbrotTable).Assembly.Location, "--kernel", "mandelbrot", .. options]);
comparison.WaitForExit();
return comparison.ExitCode;
