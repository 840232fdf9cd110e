// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>An expression as a file of C. Its function <see cref="Function"/> takes the operands' addresses, the number of
/// elements, the number of threads, and for a reduction the place for the blocks' values and the length of a block.</summary>
internal static class CpuSource
{
    public const string Function = "interopbridge_run";

    public static string Of(BoundExpression expression, uint scalars)
    {
        var body = new CBody(expression, scalars);
        var statements = body.Statements("    ");
        return $$"""
            #include <math.h>
            #include <stdint.h>

            {{(expression.Reduction is { } reduction ? Reduction(body, statements, reduction, body.Name(expression.Result!)) : Elementwise(body, statements))}}
            void {{Function}}(void *const *operands, int64_t n, int threads, void *values, int64_t block)
            {
            {{string.Concat(expression.Operands.Index().Select(operand => Unpacked(body, operand.Index, operand.Item)))}}{{Call(body, expression.Reduction)}}}

            """;
    }

    private static string Unpacked(CBody body, int index, OperandInfo operand) => body.IsScalar(index)
        ? $"    const {operand.Type.InC()} p{index} = *({operand.Type.InC()} *)operands[{index}];\n"
        : $"    {operand.Type.InC()} *const p{index} = operands[{index}];\n";

    /// <summary>The directive tells the compiler what was checked: no element is in another one's place. restrict would forbid
    /// that an operand is its own result.</summary>
    private static string Elementwise(CBody body, string statements) => $$"""
        static inline __attribute__((always_inline)) void element({{body.Parameters()}}, int64_t i)
        {
        {{statements}}}

        static void range({{body.Parameters()}}, int64_t begin, int64_t end)
        {
        #pragma omp simd
            for (int64_t i = begin; i < end; i++)
                element({{body.Names()}}, i);
        }

        """;

    private static string Reduction(CBody body, string statements, Reduction reduction, string result) => $$"""
        static inline __attribute__((always_inline)) {{reduction.Type.InC()}} element({{body.Parameters()}}, int64_t i)
        {
        {{statements}}    return {{result}};
        }

        static inline __attribute__((always_inline)) {{reduction.Type.InC()}} combine({{reduction.Type.InC()}} a, {{reduction.Type.InC()}} b)
        {
            return {{CText.Combine(reduction.Operator, reduction.Type, "a", "b")}};
        }

        static {{reduction.Type.InC()}} range({{body.Parameters()}}, int64_t begin, int64_t end)
        {
            {{reduction.Type.InC()}} lanes[{{ReductionOrder.Lanes}}];
            for (int k = 0; k < {{ReductionOrder.Lanes}}; k++)
                lanes[k] = {{reduction.Identity}};
            int64_t i = begin;
            for (; i + {{ReductionOrder.Lanes}} <= end; i += {{ReductionOrder.Lanes}}) {
        #pragma omp simd
                for (int k = 0; k < {{ReductionOrder.Lanes}}; k++)
                    lanes[k] = combine(lanes[k], element({{body.Names()}}, i + k));
            }
            for (int k = 0; i + k < end; k++)
                lanes[k] = combine(lanes[k], element({{body.Names()}}, i + k));
            for (int half = {{ReductionOrder.Lanes / 2}}; half > 0; half /= 2)
                for (int k = 0; k < half; k++)
                    lanes[k] = combine(lanes[k], lanes[k + half]);
            return lanes[0];
        }

        """;

    private static string Call(CBody body, Reduction? reduction) => reduction is null ? $$"""
            (void)values, (void)block;
            if (threads <= 1) {
                range({{body.Names()}}, 0, n);
                return;
            }
            const int64_t parts = threads, part = (n / parts / 64 + 1) * 64; // whole cache lines
        #pragma omp parallel for num_threads(threads) schedule(static, 1)
            for (int64_t k = 0; k < parts; k++)
                if (k * part < n)
                    range({{body.Names()}}, k * part, (k + 1) * part < n ? (k + 1) * part : n);

        """ : $$"""
            {{reduction.Type.InC()}} *const results = values;
            const int64_t blocks = (n - 1) / block + 1;
            if (threads <= 1) {
                for (int64_t k = 0; k < blocks; k++)
                    results[k] = range({{body.Names()}}, k * block, (k + 1) * block < n ? (k + 1) * block : n);
                return;
            }
        #pragma omp parallel for num_threads(threads) schedule(static)
            for (int64_t k = 0; k < blocks; k++)
                results[k] = range({{body.Names()}}, k * block, (k + 1) * block < n ? (k + 1) * block : n);

        """;
}
