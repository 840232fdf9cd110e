namespace Interop_Kernels;

/// <summary>The functions of kernels/mandelbrot.h as methods that check, pin and throw.</summary>
[InteropBridge.SafeApi(typeof(Native))]
public static partial class Kernels;
