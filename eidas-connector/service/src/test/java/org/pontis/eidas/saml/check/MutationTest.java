package org.pontis.eidas.saml.check;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.SigningKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.check.Border.*;

/**
 * A hundred thousand changed messages: none is accepted, none makes anything break, none takes longer than a hundred good ones.
 * A message that only looks different and says the same counts as the same one; so does one with another {@code ds:KeyInfo}, which
 * nobody looks at.
 */
class MutationTest {

    private static final int OF_EACH_KIND = 25_000;
    private static final int RESIGNED = 5_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String GOOD_REQUEST = signed(REQUEST, Edit.NONE, ASKING);
    private static final String GOOD_ANSWER = signed(LOGIN, Edit.NONE, READING, ANSWERING);

    @Test
    void aDamagedRequestIsNotAccepted() {
        Mutation mutation = new Mutation(1);
        assertNoneIsAccepted(GOOD_REQUEST, mutation::damaged, MutationTest::acceptsRequest);
    }

    @Test
    void aRebuiltRequestIsNotAccepted() {
        assertNoneIsAccepted(GOOD_REQUEST, rebuilt(new Mutation(2)), MutationTest::acceptsRequest);
    }

    @Test
    void aDamagedResponseIsNotAccepted() {
        Mutation mutation = new Mutation(3);
        assertNoneIsAccepted(GOOD_ANSWER, mutation::damaged, MutationTest::acceptsAnswer);
    }

    @Test
    void aRebuiltResponseIsNotAccepted() {
        assertNoneIsAccepted(GOOD_ANSWER, rebuilt(new Mutation(4)), MutationTest::acceptsAnswer);
    }

    /** A node that signs nonsense gets an answer or a refusal, and nothing breaks. */
    @Test
    void nonsenseThatIsSignedIsExaminedToo() {
        Mutation mutation = new Mutation(5);
        SigningKey key = ASKING.with(ECDSA);
        int examined = 0;
        for (int i = 0; i < RESIGNED; i++) {
            Document document = unsigned(GOOD_REQUEST);
            mutation.rebuild(document);
            Optional<String> signed = attempt(() -> key.sign(OpenSaml.read(Edit.text(document), AuthnRequest.class)));
            if (signed.isPresent()) {
                RequestVerdict verdict = examine(signed.get());
                assertThat(verdict instanceof RequestVerdict.Accepted)
                        .isEqualTo(verdict.report().ok());
                examined++;
            }
        }
        assertThat(examined).isGreaterThan(RESIGNED / 4);
    }

    @Test
    void nonsenseInsideAnEncryptedAssertionIsExaminedToo() {
        Mutation mutation = new Mutation(6);
        int examined = 0;
        for (int i = 0; i < RESIGNED; i++) {
            Optional<String> signed = attempt(() -> signed(LOGIN, mutation::rebuild, READING, ANSWERING));
            if (signed.isPresent()) {
                ResponseVerdict<OpenRequest> verdict = examineAnswer(signed.get());
                assertThat(verdict instanceof ResponseVerdict.Accepted)
                        .isEqualTo(verdict.report().ok() && !(verdict instanceof ResponseVerdict.Declined));
                explainAnswer(signed.get(), FOREIGN_SERVICE, OPEN);
                examined++;
            }
        }
        assertThat(examined).isGreaterThan(RESIGNED / 4);
    }

    private static void assertNoneIsAccepted(String good, UnaryOperator<String> change, Predicate<String> accepts) {
        long limit = 100 * cpuOfAGoodOne(good, accepts);
        byte[] meaning = meaning(good);
        for (int i = 0; i < OF_EACH_KIND; i++) {
            String changed = change.apply(good);
            long start = THREADS.getCurrentThreadCpuTime();
            boolean accepted = examined(changed, accepts);
            assertThat(THREADS.getCurrentThreadCpuTime() - start)
                    .as("nanoseconds for %s", changed)
                    .isLessThan(limit);
            if (accepted) {
                assertThat(meaning(changed)).as("%s", changed).isEqualTo(meaning);
            }
        }
    }

    private static boolean examined(String changed, Predicate<String> accepts) {
        try {
            return accepts.test(changed);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("This breaks something: " + changed, e);
        }
    }

    private static long cpuOfAGoodOne(String good, Predicate<String> accepts) {
        long[] times = new long[101];
        for (int i = 0; i < times.length; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            assertThat(accepts.test(good)).isTrue();
            times[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static boolean acceptsRequest(String xml) {
        return examine(xml) instanceof RequestVerdict.Accepted;
    }

    private static boolean acceptsAnswer(String xml) {
        return !(examineAnswer(xml) instanceof ResponseVerdict.Refused);
    }

    private static UnaryOperator<String> rebuilt(Mutation mutation) {
        Function<String, String> rebuild = xml -> {
            Document document = Edit.parse(xml);
            mutation.rebuild(document);
            return Edit.text(document);
        };
        return rebuild::apply;
    }

    /** The canonical form of everything that is signed. */
    private static byte[] meaning(String xml) {
        try {
            ByteArrayOutputStream canonical = new ByteArrayOutputStream();
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(unsigned(xml).getDocumentElement(), canonical);
            return new String(canonical.toByteArray(), UTF_8).getBytes(UTF_8);
        } catch (XMLSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Document unsigned(String xml) {
        Document document = Edit.parse(xml);
        Element root = document.getDocumentElement();
        root.removeChild(Edit.first(document, "Signature"));
        return document;
    }

    /** Some nonsense cannot even be written. */
    private static Optional<String> attempt(Supplier<String> writing) {
        try {
            return Optional.of(writing.get());
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty();
        }
    }
}
