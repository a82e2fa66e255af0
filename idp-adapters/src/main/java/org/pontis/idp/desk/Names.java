package org.pontis.idp.desk;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name as it was typed: in Unicode's composed form, spaces counted once, and nothing in it that no name has. */
final class Names {

    private static final int LONGEST = 100;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.·\\- ]*");

    private Names() {}

    static Optional<String> read(String typed) {
        if (typed == null || typed.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String name = SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return Optional.of(name)
                .filter(one -> one.length() <= LONGEST && NAME.matcher(one).matches());
    }
}
