// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Inferring;
using InteropBridge.Layout.Managed;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>The contracts that are inferred from a header, and those that are not.</summary>
public class InferenceTests
{
    private const string Import = "[DllImport(\"k\", CallingConvention = CallingConvention.Cdecl)] public static extern";

    [Theory]
    [InlineData("nuint pack([NativeTypeName(\"const void *\")] void* src, [NativeTypeName(\"size_t\")] nuint srcSize, void* dst, nuint dstCapacity)",
        "pack.src: in(srcSize); pack.dst: out(dstCapacity)")]
    [InlineData("int letters([NativeTypeName(\"const char *\")] sbyte* text)", "letters.text: string")]
    [InlineData("int letters([NativeTypeName(\"const char *\")] sbyte* text, nuint len)", "letters.text: in(len)")]
    [InlineData("[return: NativeTypeName(\"const char *\")] sbyte* name()", "name: string")]
    [InlineData("sbyte* name()", "? name: ?")]
    [InlineData("thing* thing_create(int n)", "thing_create: handle(thing, thing_free)")]
    [InlineData("thing* thing_parent(thing* of)", "? thing_parent: ?")]
    [InlineData("int thing_open(int n, thing** result)", "thing_open.result: out(1) handle(thing, thing_free)")]
    [InlineData("void thing_destroy(thing* x)", "thing_destroy: omit")]
    [InlineData("void thing_end(thing* x, int n)", "thing_end: omit")]
    [InlineData("int column(opaque* x, int n)", "? column.x: ?")]
    [InlineData("int read([NativeTypeName(\"const void *\")] void* dictBuffer, nuint dictSize)", "read.dictBuffer: in(dictSize)")]
    [InlineData("rare* rare_create(void* x)", "? rare_create: ?; rare_create.x: ?")]
    [InlineData("int rare_size(rare* x)", "? rare_size.x: ?")]
    [InlineData("int size(thing* x, int* width, [NativeTypeName(\"const point *\")] point* at, point* to)", "size.width: inout(1); size.at: in(1); size.to: inout(1)")]
    [InlineData("void sums(int n, [NativeTypeName(\"const double *\")] double* x, [NativeTypeName(\"const double *\")] double* y, double* result)",
        "sums.x: in(n); sums.y: in(n); sums.result: out(n)")]
    [InlineData("void scale(int n, double* x, int incx)", "? scale.x: ?")]
    [InlineData("void fill(double* x, nuint size)", "? fill.x: ?")]
    [InlineData("void set(int n_values, [NativeTypeName(\"const int *\")] int* values)", "set.values: in(n_values)")]
    [InlineData("int trace([NativeTypeName(\"const double[4]\")] double* m, int* sign)", "trace.sign: inout(1)")]
    [InlineData("void unknown(void* x, [NativeTypeName(\"const double *\")] double* y)", "? unknown.x: ?; unknown.y: ?")]
    [InlineData("void values(int count, double* lowest)", "values.lowest: inout(count)")]
    [InlineData("thing* thing_new_at(void* buffer, nuint bufferSize)", "? thing_new_at: ?; thing_new_at.buffer: inout(bufferSize)")]
    [InlineData("thing* thing_copy(thing* to)", "? thing_copy: ?")]
    [InlineData("thing* thing_destroyable_new()", "thing_destroyable_new: handle(thing, thing_free)")]
    [InlineData("int thing_add(thing* x, thing* other)", "? thing_add.other: ?")]
    [InlineData("int thing_compare(thing* x, thing* other)", "")]
    [InlineData("int pack(thing* x, nuint* destLen, int* reserved, int* dst_x)", "? pack.destLen: inout(1); pack.reserved: inout(1); pack.dst_x: ?")]
    [InlineData("int f(thing* x, double* outer, int* out_account)", "f.outer: inout(1); f.out_account: out(1)")]
    [InlineData("int thing_open_memory(thing* x, [NativeTypeName(\"const void *\")] void* text, nuint length)", "thing_open_memory.text: in(length) kept(by x)")]
    [InlineData("int set_memory([NativeTypeName(\"const void *\")] void* text, nuint length)", "? set_memory.text: ?")]
    [InlineData("thing* thing_new_of([NativeTypeName(\"const void *\")] void* text, nuint length)",
        "thing_new_of: handle(thing, thing_free); thing_new_of.text: in(length) kept(by return)")]
    [InlineData("rare2* rare2_create(thing* of)", "? rare2_create: ?")]
    [InlineData("part* part_create(thing* of)", "part_create: handle(part, part_free); part_create.of: parent")]
    [InlineData("thing* thing_get_parsed()", "? thing_get_parsed: ?")]
    [InlineData("thing* thing_dup(thing* of)", "thing_dup: handle(thing, thing_free)")]
    [InlineData("void text_release(point* x)", "? text_release.x: ?")]
    [InlineData("point2 point2_of([NativeTypeName(\"const char *\")] sbyte* text)", "? point2_of: ?; point2_of.text: string")]
    [InlineData("void close_path(thing* x)", "close_path: omit")]
    [InlineData("int decode([NativeTypeName(\"unsigned char *\")] byte* to, [NativeTypeName(\"const unsigned char *\")] byte* from, int n)",
        "? decode.to: ?; decode.from: in(n)")]
    [InlineData("int write([NativeTypeName(\"const void *\")] void* param0, [NativeTypeName(\"size_t\")] nuint param1)", "write.param0: in(param1)")]
    [InlineData("int write([NativeTypeName(\"const void *\")] void* data, int dlen)", "write.data: in(dlen)")]
    [InlineData("int write([NativeTypeName(\"const void *\")] void* key, void* value, int value_size)", "? write.key: ?; write.value: inout(value_size)")]
    [InlineData("int run([NativeTypeName(\"const char *const *\")] sbyte** argv, int argc, int nParams, [NativeTypeName(\"const char *const *\")] sbyte** paramValues, [NativeTypeName(\"const int *\")] int* paramTypes)",
        "? run.argv: ?; run.paramValues: in(nParams) string; run.paramTypes: in(nParams)")]
    [InlineData("int thing_init(point* x, thing** lent)", "? thing_init.x: inout(1); thing_init.lent: ?")]
    [InlineData("int made_set(made* x)", "? made_set.x: ?")]
    [InlineData("int made_grow(made* x, int len)", "? made_grow.x: ?")]
    [InlineData("int passed_set(passed* x)", "? passed_set.x: ?")]
    [InlineData("int set(point* tbl)", "? set.tbl: ?")]
    [InlineData("int chars(int* param0, int param1)", "? chars.param0: ?")]
    [InlineData("sbyte* thing2dec([NativeTypeName(\"const thing *\")] thing* x)", "? thing2dec: ?")]
    [InlineData("int held_run(held* x)", "? held_run.x: ?")]
    [InlineData("int type_get(int* type, nuint num)", "? type_get.type: ?")]
    [InlineData("sbyte* thing_title([NativeTypeName(\"const thing *\")] thing* x)", "thing_title: string")]
    [InlineData("sbyte* thing_print([NativeTypeName(\"const thing *\")] thing* x)", "? thing_print: ?")]
    [InlineData("void call(delegate* unmanaged[Cdecl]<int, void> f)", "? call.f: ?")]
    [InlineData("int thing_child(thing* of, thing** out)", "thing_child.of: parent; thing_child.out: out(1) handle(thing, thing_free)")]
    [InlineData("int thing_dup(thing* of, thing** out)", "thing_dup.out: out(1) handle(thing, thing_free)")]
    [InlineData("int thing_add_data(thing* x, [NativeTypeName(\"const void *\")] void* data, nuint len)", "? thing_add_data.data: ?")]
    [InlineData("int thing_add_reference(thing* x, [NativeTypeName(\"const void *\")] void* data, nuint len)", "thing_add_reference.data: in(len) kept(by x)")]
    [InlineData("nuint train(void* dictBuffer, nuint dictBufferCapacity, [NativeTypeName(\"const void *\")] void* samplesBuffer, [NativeTypeName(\"const size_t *\")] nuint* samplesSizes, uint nbSamples)",
        "? train.dictBuffer: inout(dictBufferCapacity); train.samplesBuffer: ?; train.samplesSizes: in(nbSamples)")]
    [InlineData("int f([NativeTypeName(\"const void *\")] void* values, int nvalues)", "? f.values: ?")]
    [InlineData("int f([NativeTypeName(\"const void *\")] void* data, int nbytes)", "f.data: in(nbytes)")]
    [InlineData("int spmv(int nrows, [NativeTypeName(\"const int *\")] int* row_ptr)", "? spmv.row_ptr: ?")]
    [InlineData("int spmv(int n, [NativeTypeName(\"const int *\")] int* row_ptr)", "? spmv.row_ptr: ?")]
    [InlineData("int pad([NativeTypeName(\"size_t *\")] nuint* padded_p, [NativeTypeName(\"unsigned char *\")] byte* buf, nuint unpadded_buflen, nuint blocksize, nuint max_buflen)",
        "? pad.padded_p: inout(1); pad.buf: ?")]
    [InlineData("nuint read(void* to, nuint size, nuint nmemb)", "? read.to: ?")]
    [InlineData("int names_all([NativeTypeName(\"const char **\")] sbyte** names, int n)", "names_all.names: in(n) string")]
    [InlineData("int get_names([NativeTypeName(\"const char **\")] sbyte** names, int n)", "? get_names.names: ?")]
    [InlineData("int get_names([NativeTypeName(\"const char *const *\")] sbyte** names, int n)", "get_names.names: in(n) string")]
    [InlineData("int names_all([NativeTypeName(\"const char **\")] sbyte** out_names, int n)", "? names_all.out_names: ?")]
    public void Types_and_names_tell(string declaration, string expected) => Assert.Equal(expected, Infer(declaration));

    [Theory]
    [InlineData("/** @param[out] y the result\n @param[in,out] x */\nint f(double *x, double *y);", "int f(double* x, double* y)", "f.x: inout(1); f.y: out(1)")]
    [InlineData("void f(unsigned char *a, size_t b) __attribute__((access(write_only, 1, 2)));", "void f(byte* a, nuint b)", "f.a: out(b)")]
    [InlineData("void f(const char *a, const char *b) __attribute__((__nonnull__(1)));",
        "void f([NativeTypeName(\"const char *\")] sbyte* a, [NativeTypeName(\"const char *\")] sbyte* b)", "f.a: string; f.b: string nullable")]
    [InlineData("char *f(int n) __attribute__((malloc, malloc(text_free, 1)));", "sbyte* f(int n)", "f: string free(text_free)")]
    [InlineData("int f(const char * _Nullable a);", "int f([NativeTypeName(\"const char *\")] sbyte* a)", "f.a: string nullable")]
    [InlineData("int f(_In_reads_bytes_(many) const void *a, unsigned many, _Out_ double *b);",
        "int f([NativeTypeName(\"const void *\")] void* a, uint many, double* b)", "f.a: in(many); f.b: out(1)")]
    [InlineData("int f(_Out_writes_bytes_(n) unsigned *p, unsigned n);", "int f(uint* p, uint n)", "? f.p: ?")]
    [InlineData("int f(_Out_ LPSTR s);", "int f(sbyte* s)", "? f.s: ?")]
    [InlineData("/** @param[out] names */\nint f(const char **names, int n);", "int f([NativeTypeName(\"const char **\")] sbyte** names, int n)", "? f.names: ?")]
    public void What_the_header_says_goes_before(string header, string declaration, string expected) => Assert.Equal(expected, Infer(declaration, header));

    [Theory]
    [InlineData("typedef char letter;", "int f([NativeTypeName(\"const letter *\")] sbyte* text)", "f.text: string")]
    [InlineData("typedef const char *text_t;", "int f([NativeTypeName(\"text_t\")] sbyte* text)", "f.text: string")]
    [InlineData("typedef const char *special;", "int f([NativeTypeName(\"special\")] sbyte* text)", "? f.text: ?")]
    [InlineData("typedef struct thing *Thing;", "[return: NativeTypeName(\"Thing\")] thing* thing_create(int n)", "thing_create: handle(thing, thing_free)")]
    [InlineData("typedef const struct thing *CThing;", "[return: NativeTypeName(\"CThing\")] thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("typedef struct thing const *CThing;", "[return: NativeTypeName(\"CThing\")] thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("typedef struct thing *const Thing;", "[return: NativeTypeName(\"Thing\")] thing* thing_create(int n)", "thing_create: handle(thing, thing_free)")]
    [InlineData("/* Free it by thing_free(). */\nthing *thing_lend(int n);", "thing* thing_lend(int n)", "thing_lend: handle(thing, thing_free)")]
    [InlineData("// Must not be freed.\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* Releases all. */\nAPI(void) odd_clear(odd *x);", "odd* odd_create()", "odd_create: handle(odd, odd_clear)")]
    [InlineData("/* Empties it. */\nAPI(void) odd_clear(odd *x);", "odd* odd_create()", "? odd_create: ?")]
    [InlineData("thing *thing_create(void);   /* free with thing_free() */\nthing *thing_lend(int n);", "thing* thing_lend(int n)", "? thing_lend: ?")]
    [InlineData("thing *thing_create(void); // free with\n                           // thing_free()\nthing *thing_lend(int n);", "thing* thing_lend(int n)", "? thing_lend: ?")]
    [InlineData("thing *thing_create(void); /* a new one */\n/* Free it by thing_free(). */\nthing *thing_lend(int n);", "thing* thing_lend(int n)",
        "thing_lend: handle(thing, thing_free)")]
    [InlineData("/* Set by thing_set(), freed by thing_free(). */\nthing *thing_get(int n);", "thing* thing_get(int n)", "? thing_get: ?")]
    [InlineData("/* It lasts until thing_free() ends it.\n * You must not\n * free it. */\nthing *thing_lend(int n);", "thing* thing_lend(int n)", "? thing_lend: ?")]
    [InlineData("// Do not call\n// thing_free() on it.\nthing *thing_lend(int n);", "thing* thing_lend(int n)", "? thing_lend: ?")]
    [InlineData("/* Valid until thing_free() of its owner is called. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* It may not be freed. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* You don't have to free it. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* It belongs to the library. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* It belongs to the caller, who has to free it. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "thing_create: handle(thing, thing_free)")]
    [InlineData("/* A borrowed one. */\nthing *thing_create(int n);", "thing* thing_create(int n)", "? thing_create: ?")]
    [InlineData("/* The owner; must not be freed. */\nint thing_owner(int n, thing **out);", "int thing_owner(int n, thing** out)", "? thing_owner.out: ?")]
    [InlineData("", "int thing_get_owner(int n, thing** out)", "? thing_get_owner.out: ?")]
    [InlineData("/* Free it by thing_free(). */\nint thing_get_owner(int n, thing **out);", "int thing_get_owner(int n, thing** out)",
        "thing_get_owner.out: out(1) handle(thing, thing_free)")]
    public void Typedefs_and_comments_tell(string header, string declaration, string expected) => Assert.Equal(expected, Infer(declaration, header));

    /// <summary>One type for readers and writers: the function that is named like the type is for all, if its comment says so.</summary>
    [Theory]
    [InlineData("/* Calls file_read_free() or file_write_free(). */ int file_free(struct file *);", "file_read_new: handle(file, file_free)", "file_match_new: ?")]
    [InlineData("", "file_read_new: ?", "file_match_new: ?")]
    public void What_releases_several_kinds_of_object_is_found(string header, string reader, string other)
    {
        var declarations = string.Join("\n    ", new[] { "int file_free(file* x)", "int file_read_free(file* x)", "int file_write_free(file* x)", "int file_match_free(file* x)",
            "file* file_read_new()", "file* file_write_new()", "file* file_match_new()" }.Select(text => $"{Import} {text};"));
        var file = BindingFile.Read(Bindings(declarations));
        var inference = new Inference(file, new HeaderNotes([header], ""));
        string Line(string name) => inference.Of(file.Functions.Single(function => function.Name == name)).Lines[0].Split("  # ")[0];
        Assert.Equal((reader, other), (Line("file_read_new"), Line("file_match_new")));
    }

    /// <summary>What releases a part of an object, or does something else to it, does not end it.</summary>
    [Theory]
    [InlineData("snd_pcm_t", "int snd_pcm_open(snd_pcm_t** out)", "snd_pcm_close", "snd_pcm_hw_free", "snd_pcm_drop")]
    [InlineData("file", "file* file_read_open(int n)", "file_read_close", "file_free")]
    [InlineData("thing", "thing* thing_create(int n)", "thing_free", "thing_close")]
    public void Of_several_that_may_release_it_is_the_one_of_its_creator(string type, string creator, string release, params string[] others)
    {
        var file = BindingFile.Read(Bindings($"{Import} {creator};\n" + string.Concat(others.Append(release).Select(name => $"    {Import} int {name}({type}* x);\n"))));
        var lines = new Inference(file, new HeaderNotes([""], "")).Of(file.Functions[0]).Lines;
        Assert.Contains($"handle({type}, {release})", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_has_a_reason_for_each_line_and_comments_for_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var header = folder.Write("k.h", "int letters(const char *text);");
        var scaffold = new Scaffold(header, Bindings($"{Import} int letters([NativeTypeName(\"const char *\")] sbyte* text);\n    "
            + $"{Import} int mean([NativeTypeName(\"const double *\")] double* x);"), "");

        Assert.Equal(1, scaffold.Functions);
        Assert.Contains("\nletters.text: string  # const char *, and no length beside it\n", scaffold.Text(), StringComparison.Ordinal);
        Assert.Contains("\n# mean.x: ?  # const double * without a length\n", scaffold.Text(), StringComparison.Ordinal);
        Assert.StartsWith("# Inferred from k.h", scaffold.Text(), StringComparison.Ordinal);
    }

    private static string Infer(string declaration, string header = "")
    {
        var file = BindingFile.Read(Bindings($"{Import} void thing_free(thing* x);\n    {Import} void thing_destroy(thing* x);\n    "
            + $"{Import} void rare_free(rare* x);\n    {Import} rare* rare_new(void* of);\n    {Import} thing* thing_new();\n    {Import} void text_free(sbyte* x);\n    "
            + $"{Import} int heldEnd(held* x);\n    {Import} made* made_find(int n);\n    {Import} void passed_each(delegate* unmanaged[Cdecl]<passed*, void> f);\n    "
            + $"{Import} void part_free(part* x);\n    {Import} void odd_clear(odd* x);\n    "
            + (declaration.StartsWith("[return", StringComparison.Ordinal) ? declaration.Insert(declaration.IndexOf(']', StringComparison.Ordinal) + 1, $" {Import}") : $"{Import} {declaration}") + ";"));
        var (lines, isComplete) = new Inference(file, new HeaderNotes([header], "")).Of(file.Functions[^1]);
        return (isComplete ? "" : "? ") + string.Join("; ", lines.Select(line => line.Split("  # ")[0]));
    }

    private static string Bindings(string declarations) => $$"""
        namespace Sample;
        internal partial struct thing { }
        internal partial struct point { public int x; }
        internal partial struct made { public int x; }
        internal partial struct held { public int x; }
        internal partial struct passed { public int x; }
        internal unsafe partial struct point2 { public int* x; }
        internal static unsafe partial class Native
        {
            {{declarations}}
        }

        """;
}
