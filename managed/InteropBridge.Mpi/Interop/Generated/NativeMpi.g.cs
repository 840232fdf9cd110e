using System.Runtime.InteropServices;

namespace InteropBridge.Mpi.Interop;

internal partial struct ib_mpi_comm
{
}

internal partial struct ib_mpi_request
{
}

internal partial struct ib_mpi_window
{
}

internal static unsafe partial class NativeMpi
{
    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_mpi_abi_version();

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    [NativeAnnotation("nonnull")]
    public static extern sbyte* ib_mpi_kind();

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("const char *")]
    [NativeAnnotation("string(utf8)")]
    [NativeAnnotation("nonnull")]
    public static extern sbyte* ib_mpi_library();

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_status_text([NativeTypeName("ib_mpi_status")] int status, [NativeTypeName("char *")] [NativeAnnotation("out(room)")] [NativeAnnotation("string(utf8)")] sbyte* text, [NativeTypeName("uint64_t")] [NativeAnnotation("range(1, 4096)")] ulong room);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_join([NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* threads, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* crowded);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("int32_t")]
    [NativeAnnotation("fast")]
    public static extern int ib_mpi_state();

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_leave();

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_abort([NativeTypeName("int32_t")] int code);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_machine_name([NativeTypeName("char *")] [NativeAnnotation("out(room)")] [NativeAnnotation("string(utf8)")] sbyte* text, [NativeTypeName("uint64_t")] [NativeAnnotation("range(1, 4096)")] ulong room);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_world([NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_comm, ib_mpi_comm_forget)")] ib_mpi_comm** comm);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_place(ib_mpi_comm* comm, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* rank, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* size);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_dup(ib_mpi_comm* comm, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_comm, ib_mpi_comm_forget)")] ib_mpi_comm** copy);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_split(ib_mpi_comm* comm, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, INT32_MAX)")] int colour, [NativeTypeName("int32_t")] int key, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_comm, ib_mpi_comm_forget)")] ib_mpi_comm** part);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_split_machine(ib_mpi_comm* comm, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_comm, ib_mpi_comm_forget)")] ib_mpi_comm** part);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_comm_free([NativeAnnotation("consumes")] ib_mpi_comm* comm);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_comm_forget([NativeAnnotation("nullable")] ib_mpi_comm* comm);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_cart_create(ib_mpi_comm* comm, [NativeTypeName("const int32_t *")] [NativeAnnotation("in(dimensions)")] int* sizes, [NativeTypeName("const int32_t *")] [NativeAnnotation("in(dimensions)")] int* periodic, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, 8)")] int dimensions, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_comm, ib_mpi_comm_forget)")] ib_mpi_comm** grid);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_cart_coordinates(ib_mpi_comm* grid, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int rank, [NativeTypeName("int32_t *")] [NativeAnnotation("out(dimensions)")] int* coordinates, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, 8)")] int dimensions);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_cart_rank(ib_mpi_comm* grid, [NativeTypeName("const int32_t *")] [NativeAnnotation("in(dimensions)")] int* coordinates, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, 8)")] int dimensions, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* rank);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_cart_shift(ib_mpi_comm* grid, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, 7)")] int dimension, [NativeTypeName("int32_t")] int by, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* before, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* behind);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_dims_create([NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int ranks, [NativeTypeName("int32_t *")] [NativeAnnotation("inout(dimensions)")] int* sizes, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, 8)")] int dimensions);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_send(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int to, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, 32767)")] int tag);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_receive(ib_mpi_comm* comm, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, INT32_MAX)")] int from, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, 32767)")] int tag, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* source, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* its_tag, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* received);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_probe(ib_mpi_comm* comm, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, INT32_MAX)")] int from, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, 32767)")] int tag, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* found, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* source, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* its_tag, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* bytes);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_begin_send([NativeAnnotation("kept(by request)")] ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] [NativeAnnotation("kept(by request)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int to, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, 32767)")] int tag, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_request, ib_mpi_request_release)")] ib_mpi_request** request);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_begin_receive([NativeAnnotation("kept(by request)")] ib_mpi_comm* comm, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] [NativeAnnotation("kept(by request)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, INT32_MAX)")] int from, [NativeTypeName("int32_t")] [NativeAnnotation("range(-1, 32767)")] int tag, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_request, ib_mpi_request_release)")] ib_mpi_request** request);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_request_complete(ib_mpi_request* request, [NativeTypeName("int32_t")] int wait, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* done, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* source, [NativeTypeName("int32_t *")] [NativeAnnotation("out(1)")] int* its_tag, [NativeTypeName("int64_t *")] [NativeAnnotation("out(1)")] long* received);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_request_release([NativeAnnotation("nullable")] ib_mpi_request* request);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_barrier(ib_mpi_comm* comm);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_broadcast(ib_mpi_comm* comm, [NativeTypeName("uint8_t *")] [NativeAnnotation("inout(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int root);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_reduce(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(result_bytes)")] byte* result, [NativeTypeName("int64_t")] long result_bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] int operation, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int root);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_all_reduce(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] [NativeAnnotation("alias(exact)")] byte* result, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] int operation);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_gather(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* part, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(all_bytes)")] byte* all, [NativeTypeName("int64_t")] long all_bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int root);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_gather_parts(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* part, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(all_bytes)")] byte* all, [NativeTypeName("int64_t")] long all_bytes, [NativeTypeName("const int32_t *")] [NativeAnnotation("in(ranks)")] int* counts, [NativeTypeName("int32_t")] int ranks, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int root);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_all_gather(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* part, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(all_bytes)")] byte* all, [NativeTypeName("int64_t")] long all_bytes, [NativeTypeName("int32_t")] int type);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_scatter(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(all_bytes)")] byte* all, [NativeTypeName("int64_t")] long all_bytes, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] byte* part, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int root);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_all_to_all(ib_mpi_comm* comm, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* parts, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] [NativeAnnotation("alias(none)")] byte* received, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_create(ib_mpi_comm* comm, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long bytes, [NativeTypeName("int32_t")] int type, [NativeTypeName("uint64_t *")] [NativeAnnotation("out(1)")] ulong* memory, [NativeAnnotation("out(1)")] [NativeAnnotation("handle(ib_mpi_window, ib_mpi_window_forget)")] ib_mpi_window** window);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_fence(ib_mpi_window* window);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_put(ib_mpi_window* window, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int rank, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long first, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT32_MAX)")] long stride);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_get(ib_mpi_window* window, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int rank, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long first, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT32_MAX)")] long stride);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_accumulate(ib_mpi_window* window, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int rank, [NativeTypeName("int64_t")] [NativeAnnotation("range(0, INT64_MAX)")] long first, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int rows, [NativeTypeName("int64_t")] [NativeAnnotation("range(1, INT32_MAX)")] long stride, [NativeTypeName("int32_t")] int operation);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_window_free([NativeAnnotation("consumes")] ib_mpi_window* window);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    public static extern void ib_mpi_window_forget([NativeAnnotation("nullable")] ib_mpi_window* window);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_file_write_block(ib_mpi_comm* comm, [NativeTypeName("const char *")] [NativeAnnotation("string(utf8)")] sbyte* path, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int rows, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int columns, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int first_row, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int first_column, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int block_rows, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int block_columns, [NativeTypeName("const uint8_t *")] [NativeAnnotation("in(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type);

    [DllImport("interopbridge_mpi", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [return: NativeTypeName("ib_mpi_status")]
    [NativeAnnotation("status")]
    public static extern int ib_mpi_file_read_block(ib_mpi_comm* comm, [NativeTypeName("const char *")] [NativeAnnotation("string(utf8)")] sbyte* path, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int rows, [NativeTypeName("int32_t")] [NativeAnnotation("range(1, INT32_MAX)")] int columns, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int first_row, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int first_column, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int block_rows, [NativeTypeName("int32_t")] [NativeAnnotation("range(0, INT32_MAX)")] int block_columns, [NativeTypeName("uint8_t *")] [NativeAnnotation("out(bytes)")] byte* data, [NativeTypeName("int64_t")] long bytes, [NativeTypeName("int32_t")] int type);

    [NativeTypeName("#define IB_MPI_ABI_VERSION 1")]
    public const int IB_MPI_ABI_VERSION = 1;

    [NativeTypeName("#define IB_MPI_OK 0")]
    public const int IB_MPI_OK = 0;

    [NativeTypeName("#define IB_MPI_E_NULL (-1)")]
    public const int IB_MPI_E_NULL = (-1);

    [NativeTypeName("#define IB_MPI_E_RANGE (-2)")]
    public const int IB_MPI_E_RANGE = (-2);

    [NativeTypeName("#define IB_MPI_E_TYPE (-3)")]
    public const int IB_MPI_E_TYPE = (-3);

    [NativeTypeName("#define IB_MPI_E_LENGTH (-4)")]
    public const int IB_MPI_E_LENGTH = (-4);

    [NativeTypeName("#define IB_MPI_E_MEMORY (-5)")]
    public const int IB_MPI_E_MEMORY = (-5);

    [NativeTypeName("#define IB_MPI_E_STATE (-6)")]
    public const int IB_MPI_E_STATE = (-6);

    [NativeTypeName("#define IB_MPI_INT8 0")]
    public const int IB_MPI_INT8 = 0;

    [NativeTypeName("#define IB_MPI_UINT8 1")]
    public const int IB_MPI_UINT8 = 1;

    [NativeTypeName("#define IB_MPI_INT16 2")]
    public const int IB_MPI_INT16 = 2;

    [NativeTypeName("#define IB_MPI_UINT16 3")]
    public const int IB_MPI_UINT16 = 3;

    [NativeTypeName("#define IB_MPI_INT32 4")]
    public const int IB_MPI_INT32 = 4;

    [NativeTypeName("#define IB_MPI_UINT32 5")]
    public const int IB_MPI_UINT32 = 5;

    [NativeTypeName("#define IB_MPI_INT64 6")]
    public const int IB_MPI_INT64 = 6;

    [NativeTypeName("#define IB_MPI_UINT64 7")]
    public const int IB_MPI_UINT64 = 7;

    [NativeTypeName("#define IB_MPI_FLOAT32 8")]
    public const int IB_MPI_FLOAT32 = 8;

    [NativeTypeName("#define IB_MPI_FLOAT64 9")]
    public const int IB_MPI_FLOAT64 = 9;

    [NativeTypeName("#define IB_MPI_SUM 0")]
    public const int IB_MPI_SUM = 0;

    [NativeTypeName("#define IB_MPI_PRODUCT 1")]
    public const int IB_MPI_PRODUCT = 1;

    [NativeTypeName("#define IB_MPI_MIN 2")]
    public const int IB_MPI_MIN = 2;

    [NativeTypeName("#define IB_MPI_MAX 3")]
    public const int IB_MPI_MAX = 3;

    [NativeTypeName("#define IB_MPI_AND 4")]
    public const int IB_MPI_AND = 4;

    [NativeTypeName("#define IB_MPI_OR 5")]
    public const int IB_MPI_OR = 5;

    [NativeTypeName("#define IB_MPI_XOR 6")]
    public const int IB_MPI_XOR = 6;

    [NativeTypeName("#define IB_MPI_REPLACE 7")]
    public const int IB_MPI_REPLACE = 7;
}
