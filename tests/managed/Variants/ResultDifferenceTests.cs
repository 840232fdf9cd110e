// SPDX-License-Identifier: MIT
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Variants;

public class ResultDifferenceTests
{
    [Fact]
    public void The_first_element_that_differs_is_named_with_both_values_and_the_count()
    {
        double[] expected = [1, 0.4712, 3, 4], actual = [1, 0.4711, 3, 5];

        Assert.Equal("element 1 of 4 is 0.4711, expected 0.4712; 2 elements differ",
            ResultDifference.Describe<double>(expected, actual));
        Assert.Equal("element 3 of 4 is 5, expected 4; 1 element differs",
            ResultDifference.Describe<double>(expected, [1, 0.4712, 3, 5]));
        Assert.Equal("it has 3 elements, expected 4", ResultDifference.Describe<double>(expected, [1, 2, 3]));
        Assert.Null(ResultDifference.Describe<double>(expected, [1, 0.4712, 3, 4]));
    }

    [Fact]
    public void Zeros_of_different_sign_differ() => Assert.Equal(
        "element 0 of 1 is -0, expected 0; 1 element differs", ResultDifference.Describe<double>([0.0], [-0.0]));

    [Fact]
    public void Results_of_any_type_are_described()
    {
        Assert.Equal("element 1 of 2 is 3, expected 2; 1 element differs",
            ResultDifference.Describe(new[] { 1, 2 }, new[] { 1, 3 }));
        Assert.Equal("it is 48, expected 49", ResultDifference.Describe(49, 48));
        Assert.Equal("it has 1 elements, expected 2", ResultDifference.Describe(new[] { 1, 2 }, new[] { 1 }));
    }
}
