// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The CUDA forms of Jacobi, as <c>cuda/interopbridge_cuda.h</c> describes them.</summary>
internal enum CudaJacobiForm
{
    Step,
    Graph,
    Tiled,
    Persistent,
}
