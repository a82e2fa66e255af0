package org.pontis.sandbox.e2e.attack.saml;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** What all SAML attacks have in common: a pen, a wire, and the oracle at the end of each. */
@ExtendWith(Running.class)
@UnderAttack
abstract class SamlAttack {

    Stack stack;
    Pen pen;
    Wire wire;
    Oracle oracle;
    private final Set<String> expected = new TreeSet<>();

    @BeforeEach
    void watch(Stack running) {
        stack = running;
        pen = Pen.of(running);
        wire = new Wire(pen.endpoint());
        oracle = Oracle.watching(running);
    }

    /** Whatever was sent: the next good message is taken, the events name what they should, and nobody is in. */
    @AfterEach
    void nothingHappened(TestInfo test) throws IOException {
        try (Oracle watched = oracle) {
            note(test.getDisplayName(), watched);
            accepted(wire.post(pen.signedRequest()));
            if (!expected.isEmpty()) {
                watched.audited(expected.toArray(String[]::new));
            }
        }
    }

    /** What a refused message costs the server goes to {@code target/attack-cost.tsv}: the limit we aim at is 200 ms. */
    private static void note(String test, Oracle watched) throws IOException {
        Files.writeString(
                Path.of("target", "attack-cost.tsv"),
                "%.1f\t%d\t%s%n".formatted(watched.cost(), watched.attempts(), test),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** @param reason as in {@code saml_request_<reason>} */
    void refused(String reason, HttpResponse<String> answer) {
        String code =
                switch (reason) {
                    case "out_of_time" -> "SAML_REQUEST_OUT_OF_TIME";
                    case "replayed" -> "SAML_REQUEST_REPLAYED";
                    default -> "SAML_REQUEST_INVALID";
                };
        oracle.refused(answer, code);
        expected.add("saml_request_" + reason);
    }

    /** For a message that breaks several rules at once; which is met first is not the point. */
    void refused(Set<String> reasons, HttpResponse<String> answer) {
        oracle.refused(answer, "SAML_REQUEST_INVALID");
        reasons.forEach(reason -> expected.add("saml_request_" + reason));
    }

    /** The same where the citizen too may be told one thing or another. */
    void refused(Set<String> reasons, Set<String> codes, HttpResponse<String> answer) {
        oracle.refused(answer, codes.toArray(String[]::new));
        reasons.forEach(reason -> expected.add("saml_request_" + reason));
    }

    /** Signed by the portal's own key after all changes: only what is wrong with it is wrong with it. */
    void refusedSigned(String reason, String xml) {
        refused(reason, wire.post(pen.sign(xml)));
    }

    /** The browser goes on to the login pages. */
    static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/realms/es/login-actions/");
    }
}
