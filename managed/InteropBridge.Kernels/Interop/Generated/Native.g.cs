using System.Runtime.InteropServices;

namespace InteropBridge.Kernels.Interop;

internal partial struct ib_jacobi_solver
{
}

internal static unsafe partial class Native
{
    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_abi_version();

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_status_text([NativeTypeName("ib_status")] int status);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_build_info();

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_isa();

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_create_f64([NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int32_t")] [NativeAnnotation("range(IB_JACOBI_PLAIN, IB_JACOBI_HELD)")] int form, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_jacobi_solver, ib_jacobi_destroy)")] ib_jacobi_solver** solver);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_create_f32([NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int32_t")] [NativeAnnotation("range(IB_JACOBI_PLAIN, IB_JACOBI_HELD)")] int form, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_jacobi_solver, ib_jacobi_destroy)")] ib_jacobi_solver** solver);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_jacobi_destroy([NativeAnnotation("nullable")] ib_jacobi_solver* solver);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_serial_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_serial_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_blocked_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_blocked_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_write_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long row, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long column, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long columns, [NativeTypeName("const double *")] [NativeAnnotation("in(rows * columns)")] double* cells);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_write_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long row, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long column, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long columns, [NativeTypeName("const float *")] [NativeAnnotation("in(rows * columns)")] float* cells);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_read_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long row, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long column, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long columns, [NativeAnnotation("out(rows * columns)")] double* cells);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_read_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long row, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long column, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long columns, [NativeAnnotation("out(rows * columns)")] float* cells);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_iterative_u64([NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_ITERATIVE)")] int n, [NativeTypeName("uint64_t *")] [NativeAnnotation("out(1)")] ulong* value);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_recursive_u64([NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE)")] int n, [NativeTypeName("uint64_t *")] [NativeAnnotation("out(1)")] ulong* value);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_inlined_u64([NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE)")] int n, [NativeTypeName("uint64_t *")] [NativeAnnotation("out(1)")] ulong* value);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_iterative_list_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_ITERATIVE + 1)")] int count, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_recursive_list_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE + 1)")] int count, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_inlined_list_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE + 1)")] int count, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_nbody_serial_f64([NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* x, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* y, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* z, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vx, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vy, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vz, [NativeTypeName("const double *")] [NativeAnnotation("in(count)")] double* mass, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long count, double softening, double dt, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_nbody_serial_f32([NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* x, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* y, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* z, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vx, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vy, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vz, [NativeTypeName("const float *")] [NativeAnnotation("in(count)")] float* mass, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long count, float softening, float dt, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_openmp_abi_version();

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    public static extern sbyte* ib_openmp_build_info();

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_openmp_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_openmp_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_blocked_openmp_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] double* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_blocked_openmp_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeAnnotation("inout((rows + 2) * (columns + 2))")] float* grid, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long columns, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_openmp_f64([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_jacobi_held_openmp_f32([NativeAnnotation("nonnull")] ib_jacobi_solver* solver, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_iterative_list_openmp_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_ITERATIVE + 1)")] int count, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_fibonacci_recursive_list_openmp_u64([NativeTypeName("uint64_t *")] [NativeAnnotation("out(count)")] ulong* values, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, IB_FIBONACCI_MAX_RECURSIVE + 1)")] int count, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* values_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_nbody_openmp_f64([NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* x, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* y, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* z, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vx, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vy, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] double* vz, [NativeTypeName("const double *")] [NativeAnnotation("in(count)")] double* mass, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long count, double softening, double dt, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge_openmp", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_nbody_openmp_f32([NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* x, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* y, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* z, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vx, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vy, [NativeAnnotation("inout(count)")] [NativeAnnotation("alias(none)")] float* vz, [NativeTypeName("const float *")] [NativeAnnotation("in(count)")] float* mass, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT64_MAX)")] long count, float softening, float dt, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long steps, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, IB_MAX_THREADS)")] int threads, [NativeTypeName("ib_progress")] [NativeAnnotation("nullable")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* steps_done);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [NativeAnnotation("fast")]
    public static extern void ib_probe_empty();

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_probe_add([NativeTypeName("int32_t")] int a, [NativeTypeName("int32_t")] int b);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_probe_first([NativeTypeName("const double *")] [NativeAnnotation("in(length)")] double* x, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long length, [NativeAnnotation("out(1)")] double* first);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_status")]
    [NativeAnnotation("status")]
    public static extern int ib_probe_copy_first([NativeTypeName("const double *")] [NativeAnnotation("in(rows * columns)")] double* from, [NativeAnnotation("out(rows * columns)")] [NativeAnnotation("alias(none)")] double* to, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long columns);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int64_t")]
    public static extern long ib_probe_length([NativeTypeName("const char *")] [NativeAnnotation("string(utf8)")] [NativeAnnotation("nonnull")] sbyte* text);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int64_t")]
    public static extern long ib_probe_callback([NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long calls, [NativeTypeName("ib_progress")] [NativeAnnotation("nonnull")] [NativeAnnotation("callback(lifetime: call)")] [NativeAnnotation("progress")] [NativeAnnotation("cancel")] delegate* unmanaged[Cdecl]<void*, long, long, int> progress, [NativeAnnotation("nullable")] [NativeAnnotation("user_data")] void* user);

    [DllImport("interopbridge", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int64_t")]
    public static extern long ib_probe_c_to_c([NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long calls);

    [NativeTypeName("#define IB_ABI_VERSION 1")]
    public const int IB_ABI_VERSION = 1;

    [NativeTypeName("#define IB_OK 0")]
    public const int IB_OK = 0;

    [NativeTypeName("#define IB_E_NULL 1")]
    public const int IB_E_NULL = 1;

    [NativeTypeName("#define IB_E_RANGE 2")]
    public const int IB_E_RANGE = 2;

    [NativeTypeName("#define IB_E_OVERFLOW 3")]
    public const int IB_E_OVERFLOW = 3;

    [NativeTypeName("#define IB_E_MEMORY 4")]
    public const int IB_E_MEMORY = 4;

    [NativeTypeName("#define IB_E_CANCELLED 5")]
    public const int IB_E_CANCELLED = 5;

    [NativeTypeName("#define IB_E_SHAPE 6")]
    public const int IB_E_SHAPE = 6;

    [NativeTypeName("#define IB_E_UNSUPPORTED 7")]
    public const int IB_E_UNSUPPORTED = 7;

    [NativeTypeName("#define IB_JACOBI_PLAIN 0")]
    public const int IB_JACOBI_PLAIN = 0;

    [NativeTypeName("#define IB_JACOBI_BLOCKED 1")]
    public const int IB_JACOBI_BLOCKED = 1;

    [NativeTypeName("#define IB_JACOBI_HELD 2")]
    public const int IB_JACOBI_HELD = 2;

    [NativeTypeName("#define IB_MAX_THREADS 1024")]
    public const int IB_MAX_THREADS = 1024;

    [NativeTypeName("#define IB_FIBONACCI_MAX_ITERATIVE 93")]
    public const int IB_FIBONACCI_MAX_ITERATIVE = 93;

    [NativeTypeName("#define IB_FIBONACCI_MAX_RECURSIVE 50")]
    public const int IB_FIBONACCI_MAX_RECURSIVE = 50;

    [NativeTypeName("#define IB_NBODY_MIN_SOFTENING 1e-10")]
    public const double IB_NBODY_MIN_SOFTENING = 1e-10;

    [NativeTypeName("#define IB_NBODY_MAX_SOFTENING 1e10")]
    public const double IB_NBODY_MAX_SOFTENING = 1e10;
}
