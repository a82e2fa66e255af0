package org.pontis.idp.cabinet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that we write to: the common shape of RFC 5321, section 4.1.2, without quotes, comments or literals, so that nothing in it can
 * become another header.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}");

    /** Reads what somebody typed; nothing if it is no such address. */
    public static Optional<EmailAddress> read(String typed) {
        String address = typed.strip();
        return Optional.of(address)
                .filter(one -> one.length() <= LONGEST && SHAPE.matcher(one).matches())
                .filter(one -> !one.contains("..") && !one.startsWith(".") && !one.contains(".@"))
                .map(one -> one.substring(0, one.indexOf('@') + 1)
                        + one.substring(one.indexOf('@') + 1).toLowerCase(Locale.ROOT))
                .map(EmailAddress::new);
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
