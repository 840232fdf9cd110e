// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>An expression as CUDA C++. Reductions combine in the order of <see cref="ReductionOrder"/>: a warp takes a block, and
/// its threads are the lanes.</summary>
internal static class GpuSource
{
    public const string Kernel = "interopbridge_run";

    /// <summary>Threads of a block of CUDA's.</summary>
    public const int Threads = 256;

    public static string Of(BoundExpression expression, uint scalars)
    {
        var body = new CBody(expression, scalars);
        var statements = body.Statements("    ");
        return expression.Reduction is { } reduction ? Reduction(body, statements, reduction, body.Name(expression.Result!)) : Elementwise(body, statements);
    }

    private static string Elementwise(CBody body, string statements) => $$"""
        __device__ static void element({{body.Parameters()}}, long long i)
        {
        {{statements}}}

        extern "C" __global__ void {{Kernel}}({{body.Parameters()}}, long long n)
        {
            for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < n; i += (long long)gridDim.x * blockDim.x)
                element({{body.Names()}}, i);
        }

        """;

    private static string Reduction(CBody body, string statements, Reduction reduction, string result) => $$"""
        typedef {{reduction.Type.InC()}} value;

        __device__ static value element({{body.Parameters()}}, long long i)
        {
        {{statements}}    return {{result}};
        }

        __device__ static value combine(value a, value b)
        {
            return {{CText.Combine(reduction.Operator, reduction.Type, "a", "b")}};
        }

        extern "C" __global__ void {{Kernel}}({{body.Parameters()}}, long long n, value *results, long long block)
        {
            __shared__ value lanes[{{Threads}}];
            const long long warp = ((long long)blockIdx.x * blockDim.x + threadIdx.x) / {{ReductionOrder.Lanes}};
            const int lane = threadIdx.x % {{ReductionOrder.Lanes}};
            const long long end = (warp + 1) * block < n ? (warp + 1) * block : n;
            value own = {{reduction.Identity}};
            for (long long i = warp * block + lane; i < end; i += {{ReductionOrder.Lanes}})
                own = combine(own, element({{body.Names()}}, i));
            lanes[threadIdx.x] = own;
            for (int half = {{ReductionOrder.Lanes / 2}}; half > 0; half /= 2) {
                __syncthreads();
                if (lane < half)
                    lanes[threadIdx.x] = combine(lanes[threadIdx.x], lanes[threadIdx.x + half]);
            }
            if (lane == 0 && warp * block < n)
                results[warp] = lanes[threadIdx.x];
        }

        """;
}
