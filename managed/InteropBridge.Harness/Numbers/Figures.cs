// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Harness.Numbers;

/// <summary>Numbers as people read them: three significant digits and a unit.</summary>
internal static class Figures
{
    public const string None = "-";

    public static string Seconds(double? seconds) => seconds switch
    {
        null => None,
        >= 0.9995 => Number(seconds.Value) + " s",
        >= 0.9995e-3 => Number(seconds.Value * 1e3) + " ms",
        >= 0.9995e-6 => Number(seconds.Value * 1e6) + " µs",
        _ => Number(seconds.Value * 1e9) + " ns",
    };

    public static string Bytes(double? bytes) => bytes switch
    {
        null => None,
        >= 0.9995e9 => Number(bytes.Value / 1e9) + " GB",
        >= 0.9995e6 => Number(bytes.Value / 1e6) + " MB",
        >= 0.9995e3 => Number(bytes.Value / 1e3) + " kB",
        _ => bytes.Value.ToString("0", CultureInfo.InvariantCulture) + " B",
    };

    /// <summary>Three significant digits; an exponent for what is below a thousandth.</summary>
    public static string Number(double? value)
    {
        if (value is not { } number)
        {
            return None;
        }

        if (number == 0 || !double.IsFinite(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        // Rounded first: 0.9996 has three digits as 1.00.
        number = double.Parse(number.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (Math.Abs(number) < 1e-3)
        {
            return number.ToString("0.00e-0", CultureInfo.InvariantCulture);
        }

        var digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return digits <= 0
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : number.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>To a thousandth of a percent.</summary>
    public static string Percent(double share) => $"{(share * 100).ToString("0.###", CultureInfo.InvariantCulture)} %";
}
