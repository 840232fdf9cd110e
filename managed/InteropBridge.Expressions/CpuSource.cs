// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>An expression as a file of C. Its function <see cref="Function"/> takes the operands' addresses, the number of
/// elements, the number of threads, and for a reduction the place for the blocks' values and the length of a block. For the others
/// the last one is the number of elements from which on results are stored past the caches.</summary>
internal static class CpuSource
{
    public const string Function = "interopbridge_run";

    public static string Of(BoundExpression expression, uint scalars)
    {
        var body = new CBody(expression, scalars);
        var statements = body.Statements("    ", expression.Reduction is null ? "place" : "i");
        return $$"""
            #include <math.h>
            #include <stdint.h>
            #include <string.h>
            #ifdef __SSE2__
            #include <immintrin.h>
            #endif

            {{(expression.Reduction is { } reduction ? Reduction(body, statements, reduction, body.Name(expression.Result!)) : Elementwise(body, statements, expression))}}
            void {{Function}}(void *const *operands, int64_t n, int threads, void *values, int64_t {{(expression.Reduction is null ? "large" : "block")}})
            {
            {{string.Concat(expression.Operands.Index().Select(operand => Unpacked(body, operand.Index, operand.Item)))}}{{Call(body, expression)}}}

            """;
    }

    private static string Unpacked(CBody body, int index, OperandInfo operand) => body.IsScalar(index)
        ? $"    const {operand.Type.InC()} p{index} = *({operand.Type.InC()} *)operands[{index}];\n"
        : $"    {operand.Type.InC()} *const p{index} = operands[{index}];\n";

    /// <summary>The directive tells the compiler what was checked: no element is in another one's place. restrict would forbid
    /// that an operand is its own result.</summary>
    private static string Elementwise(CBody body, string statements, BoundExpression expression) => $$"""
        static inline __attribute__((always_inline)) void element({{body.Parameters()}}, int64_t i, int64_t place)
        {
        {{statements}}}

        static void range({{body.Parameters()}}, int64_t begin, int64_t end)
        {
        #pragma omp simd
            for (int64_t i = begin; i < end; i++)
                element({{body.Names()}}, i, i);
        }

        #ifdef __SSE2__
        enum { ELEMENTS = 64 / {{expression.Outputs.Min(output => expression.Operands[output.Operand].Type.Size())}} };

        // A whole cache line goes to memory unread.
        static inline __attribute__((always_inline)) void store(void *to, const void *from)
        {
            if ((intptr_t)to & 63) {
                memcpy(to, from, 64);
                return;
            }
        #if defined __AVX512F__
            _mm512_stream_si512(to, _mm512_load_si512(from));
        #elif defined __AVX__
            for (int k = 0; k < 2; k++)
                _mm256_stream_si256((__m256i *)to + k, _mm256_load_si256((const __m256i *)from + k));
        #else
            for (int k = 0; k < 4; k++)
                _mm_stream_si128((__m128i *)to + k, _mm_load_si128((const __m128i *)from + k));
        #endif
        }

        static void stream({{body.Parameters()}}, int64_t begin, int64_t end)
        {
            int64_t i = begin + (-(intptr_t)(p{{Widest(expression)}} + begin) & 63) / sizeof *p{{Widest(expression)}}; // where a line begins
            i = i < end ? i : end;
            range({{body.Names()}}, begin, i);
            for (; i + ELEMENTS <= end; i += ELEMENTS) {
        {{Each(expression, (type, index) => $"        {type} q{index}[ELEMENTS] __attribute__((aligned(64)));\n")}}#pragma omp simd
                for (int k = 0; k < ELEMENTS; k++)
                    element({{body.Names('q')}}, i + k, k);
        {{Each(expression, (_, index) => $"""
                    for (size_t k = 0; k < sizeof q{index}; k += 64)
                        store((char *)(p{index} + i) + k, (char *)q{index} + k);

            """)}}    }
            range({{body.Names()}}, i, end);
            _mm_sfence();
        }
        #else
        #define stream range
        #endif

        """;

    /// <summary>The result whose lines are stored whole. Those of the others are, too, if they begin with the same elements.</summary>
    private static int Widest(BoundExpression expression) => expression.Outputs.MaxBy(output => expression.Operands[output.Operand].Type.Size())!.Operand;

    private static string Each(BoundExpression expression, Func<string, int, string> line) =>
        string.Concat(expression.Outputs.Select(output => line(expression.Operands[output.Operand].Type.InC(), output.Operand)));

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

    private static string Call(CBody body, BoundExpression expression) => expression.Reduction is not { } reduction ? $$"""
            (void)values;
            const int streamed = n >= large{{NoResultIsAnOperand(body, expression)}};
            if (threads <= 1) {
                (streamed ? stream : range)({{body.Names()}}, 0, n);
                return;
            }
            const int64_t parts = threads, part = (n / parts / 64 + 1) * 64; // whole cache lines
        #pragma omp parallel for num_threads(threads) schedule(static, 1)
            for (int64_t k = 0; k < parts; k++)
                if (k * part < n)
                    (streamed ? stream : range)({{body.Names()}}, k * part, (k + 1) * part < n ? (k + 1) * part : n);

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

    /// <summary>A result that was just read is in the cache.</summary>
    private static string NoResultIsAnOperand(CBody body, BoundExpression expression) => string.Concat(
        from output in expression.Outputs
        from operand in expression.Operands.Index()
        where !operand.Item.IsWritten && !body.IsScalar(operand.Index)
        select $" && (const void *)p{output.Operand} != p{operand.Index}");
}
