// SPDX-License-Identifier: MIT
// A plate whose upper edge is held at 100 degrees, and the others at 0: how warm does it get in the middle?
using InteropBridge.Kernels;

const int rows = 100, columns = 100, steps = 30_000;

var plate = new JacobiGrid<double>(rows, columns);
plate.Span[..(columns + 2)].Fill(100);
var start = plate.Copy();
Jacobi.Solve(plate, steps); // the fastest variant that this machine has
Console.WriteLine($"the middle is at {plate[rows / 2, columns / 2]:F2} degrees");

// Any other variant by its name. Whichever it is, every bit of the result is the same.
foreach (var variant in (string[])[JacobiVariant.ManagedSimd, JacobiVariant.CSerial, JacobiVariant.CudaStep])
{
    if (Jacobi.Variants<double>().Single(known => known.Id == variant).UnavailableReason is { } reason)
    {
        Console.WriteLine($"{variant} cannot run here: {reason}");
        continue;
    }

    var again = start.Copy();
    Jacobi.Solve(again, steps, variant);
    Console.WriteLine($"{variant}: {(again.Span.SequenceEqual(plate.Span) ? "the same" : "DIFFERENT")}");
}
