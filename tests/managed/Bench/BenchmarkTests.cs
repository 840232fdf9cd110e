// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using InteropBridge.Bench;
using InteropBridge.Kernels.Interop;
using InteropBridge.Tests.Cuda;
using Xunit;

namespace InteropBridge.Tests.Bench;

/// <summary>Every benchmark of the harness computes what its class says it measures.</summary>
public sealed class BenchmarkTests
{
    /// <summary>Loaded once, and launched into by every test here.</summary>
    private static readonly Recorder Driver = new();

    static BenchmarkTests() => LaunchStub.Library = Driver.Path;

    public static TheoryData<Type, string> All()
    {
        var data = new TheoryData<Type, string>();
        foreach (var type in Classes())
        {
            foreach (var method in Methods(type))
            {
                data.Add(type, method.Name);
            }
        }

        return data;
    }

    public static TheoryData<Type> AllClasses() => [.. Classes()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_form_returns_what_the_managed_baseline_returns(Type type, string name)
    {
        Assert.Equal(Run(type, Baseline(type)), Run(type, Methods(type).Single(method => method.Name == name)));
    }

    [Fact]
    public void The_baselines_return_known_answers()
    {
        const int calls = ProbeData.Calls;
        var expected = new Dictionary<Type, double?>
        {
            [typeof(EmptyCallIsolated)] = null,
            [typeof(EmptyCallInLoop)] = null,
            [typeof(IntAddIsolated)] = 3,
            [typeof(IntAddInLoop)] = calls,
            [typeof(SpanIsolated)] = 1.5,
            [typeof(SpanInLoop)] = 1.5 * calls,
            [typeof(SpanPairIsolated)] = 1.5,
            [typeof(SpanPairInLoop)] = 1.5 * calls,
            [typeof(StringIsolated)] = 15,
            [typeof(StringInLoop)] = 15 * calls,
            [typeof(CallbackIsolated)] = 1,
            [typeof(LaunchIsolated)] = null,
            [typeof(LaunchInLoop)] = null,
            [typeof(CallbackInLoop)] = calls * (calls + 1) / 2,
        };
        Assert.Equal(expected, Classes().ToDictionary(type => type, type => Run(type, Baseline(type))));
    }

    [Theory]
    [MemberData(nameof(AllClasses))]
    public void A_loop_is_counted_as_its_calls_and_an_isolated_call_as_one(Type type)
    {
        var expected = type.Name.EndsWith("InLoop", StringComparison.Ordinal) ? ProbeData.Calls : 1;
        Assert.All(Methods(type), method =>
            Assert.Equal(expected, method.GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke));
    }

    [Fact]
    public void Both_forms_of_the_text_are_the_same()
    {
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(ProbeData.Text), new StringIsolated().Raw());
    }

    [Fact]
    public void What_a_listener_throws_comes_out_of_the_safe_callback()
    {
        Assert.Throws<TimeZoneNotFoundException>(() => SafeNative.ProbeCallback(3, new Throwing()));
    }

    private static IEnumerable<Type> Classes() =>
        typeof(IntAddInLoop).Assembly.GetTypes().Where(type => type.IsPublic && Methods(type).Any());

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)));

    private static MethodInfo Baseline(Type type) =>
        Methods(type).Single(method => method.GetCustomAttribute<BenchmarkAttribute>()!.Baseline);

    /// <summary>Null for one that returns nothing.</summary>
    private static double? Run(Type type, MethodInfo method)
    {
        var value = method.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, null, null);
        return value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    private sealed class Throwing : IProgress<long>
    {
        public void Report(long value) => throw new TimeZoneNotFoundException();
    }
}
