// SPDX-License-Identifier: MIT
// kernels/saxpy.c is compiled with this project; its header is all that C# needs in order to call it.
using OwnKernel;

float[] x = [1, 2, 3], y = [10, 20, 30];
Kernels.Saxpy(2, x, y);
Console.WriteLine(string.Join(' ', y));

// What the header says is checked before C is called.
try
{
    Kernels.Saxpy(2, x, new float[2]);
}
catch (ArgumentException refused)
{
    Console.WriteLine(refused.Message);
}
