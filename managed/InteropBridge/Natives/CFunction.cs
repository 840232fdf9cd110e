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
                : [parameter.ParameterType.IsByRef || parameter.ParameterType.IsPointer ? typeof(nint)
                    : parameter.ParameterType == typeof(bool) ? typeof(byte) : parameter.ParameterType]); // .NET's own bool would be an int
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
        var trouble = inner.IsPointer ? null
            : !inner.IsValueType || inner.IsByRefLike || inner == typeof(decimal) || inner == typeof(char) && inner == type
                ? "it has to be a number, an enum, a struct of such, a pointer, or a span or reference of these"
            : inner.IsPrimitive || inner.IsEnum ? null
            : Trouble(inner);
        if (trouble is not null)
        {
            throw new ArgumentException($"{parameter} of {function} is a {type}, which cannot cross to C: {trouble}", parameter);
        }
    }

    /// <summary>What keeps C from seeing a struct's bytes as .NET has them; null if nothing does.</summary>
    private static string? Trouble(Type type)
    {
        if (type.IsAutoLayout)
        {
            return $"{type.Name} has no fixed layout";
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            var trouble = field.FieldType is { IsPointer: true } or { IsEnum: true } ? null
                : field.FieldType == typeof(bool) || field.FieldType == typeof(char)
                    ? $"its field {field.Name} is a {field.FieldType.Name}, which .NET converts on the way; take a byte or a ushort"
                : field.FieldType.IsPrimitive ? null
                : !field.FieldType.IsValueType ? $"its field {field.Name} is a managed object"
                : Trouble(field.FieldType);
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }

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
