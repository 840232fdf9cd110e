namespace Interop_Kernels;

/// <summary>The functions of kernels/*.h as methods that check, pin and throw.</summary>
[InteropBridge.SafeApi(typeof(Native))]
public static partial class Kernels;
