package org.pontis.eidas.explain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.saml.check.Report;
import org.pontis.eidas.saml.message.EidasStatus;

/**
 * What there is to say about one file.
 *
 * @param headline what it is, in a sentence
 * @param facts what it says, for people
 * @param attributes by the friendly name as sent; asked for, they have no values
 * @param level as sent; several, separated by spaces, where several would do
 * @param remarks what is odd, but no reason to refuse it
 */
record Finding(
        Path file,
        Kind kind,
        String headline,
        List<Fact> facts,
        Map<String, List<String>> attributes,
        Optional<String> level,
        Optional<EidasStatus> status,
        Report report,
        List<String> remarks) {

    Finding {
        facts = List.copyOf(facts);
        attributes = new LinkedHashMap<>(attributes);
        remarks = List.copyOf(remarks);
    }

    /** One line about the content. */
    record Fact(String label, String value) {

        /** A line, if there is anything to say. */
        static List<Fact> of(String label, Optional<?> value) {
            return value.map(known -> new Fact(label, known.toString())).stream()
                    .toList();
        }
    }
}
