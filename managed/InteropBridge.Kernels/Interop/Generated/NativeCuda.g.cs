using System.Runtime.InteropServices;

namespace InteropBridge.Kernels.Interop;

internal partial struct ib_jacobi_cuda_solver
{
}

internal static unsafe partial class NativeCuda
{
    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_cuda_abi_version();

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_cuda_build_info();

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_cuda_status_text([NativeTypeName("ib_status")] int status);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    public static extern int ib_cuda_status();

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_cuda_report();

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_create_f64([NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_jacobi_cuda_solver, ib_jacobi_cuda_destroy)")] ib_jacobi_cuda_solver** solver);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_create_f32([NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_jacobi_cuda_solver, ib_jacobi_cuda_destroy)")] ib_jacobi_cuda_solver** solver);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_jacobi_cuda_destroy([NativeAnnotation("nullable")] ib_jacobi_cuda_solver* solver);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_upload_f64([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("const double *")] [NativeAnnotation("in((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_upload_f32([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("const float *")] [NativeAnnotation("in((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_download_f64([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeAnnotation("out((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_download_f32([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeAnnotation("out((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, IB_CUDA_MAX_SIDE)")] long columns);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_step([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_graph([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_tiled([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_cuda_persistent([NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_jacobi_cuda_fallback([NativeTypeName("const ib_jacobi_cuda_solver *")] [NativeAnnotation("nonnull")] ib_jacobi_cuda_solver* solver);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_iterative_list_cuda_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_ITERATIVE + 1)")] int count, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [DllImport("interopbridge_cuda", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_recursive_list_cuda_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE + 1)")] int count, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done, [NativeAnnotation("out(1)")] double* device_seconds);

    [NativeTypeName("#define IB_E_CUDA_DRIVER 32")]
    public const int IB_E_CUDA_DRIVER = 32;

    [NativeTypeName("#define IB_E_CUDA_DEVICE 33")]
    public const int IB_E_CUDA_DEVICE = 33;

    [NativeTypeName("#define IB_E_CUDA_CODE 34")]
    public const int IB_E_CUDA_CODE = 34;

    [NativeTypeName("#define IB_E_CUDA_MEMORY 35")]
    public const int IB_E_CUDA_MEMORY = 35;

    [NativeTypeName("#define IB_E_CUDA_LAUNCH 36")]
    public const int IB_E_CUDA_LAUNCH = 36;

    [NativeTypeName("#define IB_E_CUDA_LOST 37")]
    public const int IB_E_CUDA_LOST = 37;

    [NativeTypeName("#define IB_E_CUDA_OTHER 38")]
    public const int IB_E_CUDA_OTHER = 38;

    [NativeTypeName("#define IB_CUDA_MAX_SIDE 2147480000")]
    public const int IB_CUDA_MAX_SIDE = 2147480000;
}
