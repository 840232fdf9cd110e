// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

namespace InteropBridge.Natives;

/// <summary>Makes the code between a delegate and a function in C: spans are pinned and become pointer and length.</summary>
[RequiresDynamicCode("The code is made at run time.")]
[RequiresUnreferencedCode("The fields of structs are looked at.")]
internal static class CFunction
{
    private static readonly MethodInfo ThrowIfDisposed =
        typeof(CModule).GetMethod(nameof(CModule.ThrowIfDisposed), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static TDelegate Create<TDelegate>(CModule module, string name, nint address)
        where TDelegate : Delegate
    {
        var invoke = typeof(TDelegate).GetMethod("Invoke")
            ?? throw new ArgumentException($"{typeof(TDelegate)} is no delegate type of its own", nameof(TDelegate));
        var parameters = invoke.GetParameters();
        List<Type> native = [];
        foreach (var parameter in parameters)
        {
            Check(parameter.ParameterType, parameter.Name ?? "", name);
            native.AddRange(CPrototype.IsSpan(parameter.ParameterType) ? [typeof(nint), typeof(long)]
                : [parameter.ParameterType.IsByRef || parameter.ParameterType.IsPointer ? typeof(nint) : parameter.ParameterType]);
        }

        if (invoke.ReturnType != typeof(void))
        {
            Check(invoke.ReturnType, "the result", name);
        }

        CPrototype.Compare(module.SourceText, name, invoke.ReturnType, parameters);
        var method = new DynamicMethod($"{name} in C", invoke.ReturnType, [typeof(CModule), .. parameters.Select(parameter => parameter.ParameterType)],
            typeof(CModule).Module, skipVisibility: true);
        Emit(method.GetILGenerator(), parameters, address, invoke.ReturnType, [.. native]);
        return method.CreateDelegate<TDelegate>(module);
    }

    private static void Check(Type type, string parameter, string function)
    {
        var inner = CPrototype.IsSpan(type) ? type.GetGenericArguments()[0] : type.IsByRef ? type.GetElementType()! : type;
        if (!inner.IsPointer && (!inner.IsValueType || inner.IsByRefLike || inner == typeof(decimal) || inner == typeof(char) && inner == type
            || HoldsReferences(inner)))
        {
            throw new ArgumentException($"{parameter} of {function} is a {type}, which cannot cross to C: it has to be a number, an enum, a struct "
                + "of such, a pointer, or a span or reference of these", parameter);
        }
    }

    /// <summary>Whether a struct holds references, at any depth.</summary>
    private static bool HoldsReferences(Type type) => !type.IsPrimitive && !type.IsEnum && type.IsValueType
        && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(field => field.FieldType != type && (!field.FieldType.IsValueType && !field.FieldType.IsPointer || HoldsReferences(field.FieldType)));

    private static void Emit(ILGenerator il, ParameterInfo[] parameters, nint address, Type returns, Type[] native)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, ThrowIfDisposed);
        for (var i = 0; i < parameters.Length; i++)
        {
            EmitArgument(il, (short)(i + 1), parameters[i].ParameterType);
        }

        il.Emit(OpCodes.Ldc_I8, (long)address);
        il.Emit(OpCodes.Conv_I);
        il.EmitCalli(OpCodes.Calli, CallingConvention.Cdecl, returns == typeof(bool) ? typeof(byte) : returns, native);
        if (returns == typeof(bool))
        {
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Cgt_Un);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void EmitArgument(ILGenerator il, short index, Type type)
    {
        if (!CPrototype.IsSpan(type) && !type.IsByRef)
        {
            il.Emit(OpCodes.Ldarg, index);
            return;
        }

        var element = CPrototype.IsSpan(type) ? type.GetGenericArguments()[0] : type.GetElementType()!;
        var pinned = il.DeclareLocal(element.MakeByRefType(), pinned: true);
        il.Emit(OpCodes.Ldarg, index);
        if (CPrototype.IsSpan(type))
        {
            il.Emit(OpCodes.Call, typeof(MemoryMarshal).GetMethods().Single(method => method.Name == nameof(MemoryMarshal.GetReference)
                && method.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == type.GetGenericTypeDefinition()).MakeGenericMethod(element));
        }

        il.Emit(OpCodes.Stloc, pinned);
        il.Emit(OpCodes.Ldloc, pinned);
        il.Emit(OpCodes.Conv_I);
        if (CPrototype.IsSpan(type))
        {
            il.Emit(OpCodes.Ldarga_S, (byte)index);
            il.Emit(OpCodes.Call, type.GetProperty("Length")!.GetMethod!);
            il.Emit(OpCodes.Conv_I8);
        }
    }
}
