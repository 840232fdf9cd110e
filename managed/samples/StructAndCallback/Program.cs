// SPDX-License-Identifier: MIT
// A struct goes to C and comes back, and C calls a lambda.
using System.Globalization;
using StructAndCallback;

var calls = 0;
var found = Kernels.Bisect(new Bracket { low = 1, high = 2 }, 1e-9, x =>
{
    calls++;
    return x * x - 2;
});
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"the root of 2 is within {found.low:F8} and {found.high:F8}: {found.halvings} halvings, {calls} calls"));

// What the lambda throws does not pass through C: it comes out where C was called.
try
{
    Kernels.Bisect(new Bracket { low = 0, high = 1 }, 0, x => throw new InvalidOperationException($"nothing is known at {x}"));
}
catch (InvalidOperationException thrown)
{
    Console.WriteLine(thrown.Message);
}
