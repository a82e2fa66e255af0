package org.pontis.sandbox.operator.rest;

/** What the relying party wants signed, as it is: nobody hashes it again. */
record Hash(HashType type, byte[] value) {

    /** Six bits from the hash's beginning, seven from its end, as four decimal digits (MID REST API, section 2.4.1). */
    String verificationCode() {
        int first = Byte.toUnsignedInt(value[0]) / 4;
        int last = Byte.toUnsignedInt(value[value.length - 1]) % 128;
        return String.format("%04d", first * 128 + last);
    }
}
