package org.pontis.idp.sms.receipts;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A centre's name for a message. Centres are free in it (SMPP 3.4 section 5.2.23), and many that answer a submission in
 * hexadecimal write the receipt in decimal, or the other way round, with or without leading zeros.
 */
record MessageId(String written) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,16}");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");

    /** Without what carries no meaning: case and leading zeros. */
    String plain() {
        return ZEROS.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** What a submission with this name in its receipt may have been answered with, the likeliest first. */
    List<String> readings() {
        String plain = plain();
        Set<String> readings = new LinkedHashSet<>();
        readings.add(plain);
        if (DECIMAL.matcher(plain).matches()) {
            readings.add(new BigInteger(plain).toString(16));
        }
        if (HEXADECIMAL.matcher(plain).matches()) {
            readings.add(new BigInteger(plain, 16).toString());
        }
        return List.copyOf(readings);
    }
}
