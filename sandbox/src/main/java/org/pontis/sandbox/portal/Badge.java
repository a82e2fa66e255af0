package org.pontis.sandbox.portal;

import org.pontis.broker.LevelOfAssurance;

/** A level of assurance in words, with bars beside it for the eye only. */
final class Badge {

    private Badge() {}

    static Html of(String acr) {
        return LevelOfAssurance.named(acr)
                .map(Badge::of)
                .orElseGet(() -> Html.of(
                        "<p class=\"badge\">No known level <span>The broker said: {}</span></p>",
                        acr.isEmpty() ? "nothing" : acr));
    }

    private static Html of(LevelOfAssurance level) {
        return Html.of("""
                <p class="badge" data-level="{}"><span class="bars" aria-hidden="true"><i></i><i></i><i></i></span>
                <strong>{}</strong> <span>{}</span></p>""", level.shortName(), name(level), words(level));
    }

    private static String name(LevelOfAssurance level) {
        return switch (level) {
            case LOW -> "Low assurance";
            case SUBSTANTIAL -> "Substantial assurance";
            case HIGH -> "High assurance";
        };
    }

    private static String words(LevelOfAssurance level) {
        return switch (level) {
            case LOW -> "One proof, such as a code sent to the phone.";
            case SUBSTANTIAL -> "Two independent proofs, registered in person or by certificate.";
            case HIGH -> "A key in a chip, opened with a PIN.";
        };
    }
}
