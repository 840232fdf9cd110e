/* SPDX-License-Identifier: MIT
 *
 * Contracts: what a C prototype cannot say about its own arguments.
 *
 * Each macro is an annotation on a parameter or a function. In a normal C build it vanishes; while bindings are
 * generated (IB_BINDING defined, clang) it becomes an attribute that ClangSharp carries over to C#. Lengths are in
 * elements, never bytes, and may use the other parameters, constants, + - * / ( ), comparisons, a ? b : c, abs, max and min.
 */
#ifndef INTEROPBRIDGE_CONTRACT_H
#define INTEROPBRIDGE_CONTRACT_H

#if defined(IB_BINDING)
#  define IB_CONTRACT(text) __attribute__((annotate(text)))
#else
#  define IB_CONTRACT(text)
#endif

/* Arrays: the callee reads, writes, or reads and writes `length` elements. */
#define IB_IN(length)    IB_CONTRACT("in(" #length ")")
#define IB_OUT(length)   IB_CONTRACT("out(" #length ")")
#define IB_INOUT(length) IB_CONTRACT("inout(" #length ")")

/* Values outside lowest..highest (both included) are refused. */
#define IB_RANGE(lowest, highest) IB_CONTRACT("range(" #lowest ", " #highest ")")

/* Pointers: may it be NULL; may it overlap another array of the same call (none, exact). */
#define IB_NONNULL      IB_CONTRACT("nonnull")
#define IB_NULLABLE     IB_CONTRACT("nullable")
#define IB_ALIAS(kind)  IB_CONTRACT("alias(" #kind ")")

/* A NUL-terminated UTF-8 string; one that C gives away, and the function that frees it. */
#define IB_STRING         IB_CONTRACT("string(utf8)")
#define IB_FREE(function) IB_CONTRACT("free(" #function ")")

/* A list of strings that ends with NULL, instead of a length: IB_IN(null) IB_STRING. */

/* What a function returns, or gives by IB_OUT(1), is an array of `length` elements, which is copied; or it is shown where it is, as
 * long as C leaves it there. The length may be the call of another function: IB_ARRAY(blob_size(row)). */
#define IB_ARRAY(...) IB_CONTRACT("array(" #__VA_ARGS__ ")")
#define IB_VIEW(...)  IB_CONTRACT("view(" #__VA_ARGS__ ")")

/* An array that the function is called for twice: without room it says in `needed`, another parameter or `return`, how long it is. */
#define IB_TWICE(needed) IB_CONTRACT("twice(" #needed ")")

/* An integer that is an enum in C#: one of the header's, or one made of the constants that match a pattern. */
#define IB_ENUM(...)  IB_CONTRACT("enum(" #__VA_ARGS__ ")")
#define IB_FLAGS(...) IB_CONTRACT("flags(" #__VA_ARGS__ ")")

/* An opaque object that `destroy` releases. */
#define IB_HANDLE(type, destroy) IB_CONTRACT("handle(" #type ", " #destroy ")")

/* What outlives the call: C keeps a pointer to the array (or handle) until the object `handle` is released, be that another
 * parameter or `return`, or for good; the object that is created uses this one as long as it lives. */
#define IB_KEPT(handle)  IB_CONTRACT("kept(by " #handle ")")
#define IB_KEPT_FOREVER  IB_CONTRACT("kept(forever)")
#define IB_PARENT        IB_CONTRACT("parent")

/* Handles: the call releases the object or gives it to another that will; it does not, whatever its name. */
#define IB_CONSUMES IB_CONTRACT("consumes")
#define IB_BORROWS  IB_CONTRACT("borrows")

/* Functions: the safe API leaves the function out; it gives the method this name; one without parameters is a property. */
#define IB_OMIT         IB_CONTRACT("omit")
#define IB_PROPERTY     IB_CONTRACT("property")
#define IB_RENAME(name) IB_CONTRACT("rename(" #name ")")

/* Functions: the result is a status code, 0 for success or by the test in the brackets; the function is so short that a garbage collection may wait for it; no C++
 * exception leaves it. */
#define IB_STATUS         IB_CONTRACT("status")
#define IB_STATUS_OF(...) IB_CONTRACT("status(" #__VA_ARGS__ ")")
#define IB_FAST    IB_CONTRACT("fast")
#define IB_NOTHROW IB_CONTRACT("nothrow")

/* Callbacks: how long the callee keeps the pointer (call, object), and what it is for. Of a struct that brings a callback, the fields:
 * IB_CALLBACK_IN(call, field: function; user_data: params). */
#define IB_CALLBACK(lifetime) IB_CONTRACT("callback(lifetime: " #lifetime ")")
#define IB_CALLBACK_IN(lifetime, ...) IB_CONTRACT("callback(lifetime: " #lifetime "; " #__VA_ARGS__ ")")
#define IB_PROGRESS           IB_CONTRACT("progress")
#define IB_CANCEL             IB_CONTRACT("cancel")
#define IB_USER_DATA          IB_CONTRACT("user_data")

#endif
