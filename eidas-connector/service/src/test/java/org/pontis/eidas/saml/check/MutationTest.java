package org.pontis.eidas.saml.check;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
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

    /** Less than this is slow for nobody, however fast a good one is. */
    private static final long FLOOR = Duration.ofMillis(20).toNanos();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String GOOD_REQUEST = signed(REQUEST, Edit.NONE, ASKING);
    private static final String GOOD_ANSWER = signed(LOGIN, Edit.NONE, READING, ANSWERING);
    private static final String GOOD_OAEP_ANSWER = signed(LOGIN, Edit.NONE, READING_RSA, ANSWERING);

    @Test
    void aDamagedRequestIsNotAccepted() {
        Mutation mutation = new Mutation(1);
        assertNoneIsAccepted(GOOD_REQUEST, OF_EACH_KIND, mutation::damaged, MutationTest::acceptsRequest);
    }

    @Test
    void aRebuiltRequestIsNotAccepted() {
        assertNoneIsAccepted(
                GOOD_REQUEST, OF_EACH_KIND, rebuilt(GOOD_REQUEST, new Mutation(2)), MutationTest::acceptsRequest);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aDamagedResponseIsNotAccepted(String answer) {
        Mutation mutation = new Mutation(3);
        assertNoneIsAccepted(answer, share(answer), mutation::damaged, MutationTest::acceptsAnswer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRebuiltResponseIsNotAccepted(String answer) {
        assertNoneIsAccepted(answer, share(answer), rebuilt(answer, new Mutation(4)), MutationTest::acceptsAnswer);
    }

    static Stream<Named<String>> answers() {
        return Stream.of(Named.of("by ECDH-ES", GOOD_ANSWER), Named.of("by RSA-OAEP", GOOD_OAEP_ANSWER));
    }

    /** Most of them with the kind that costs less to open. */
    private static int share(String answer) {
        int dear = OF_EACH_KIND / 10;
        return answer.equals(GOOD_OAEP_ANSWER) ? dear : OF_EACH_KIND - dear;
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
            TestKey reader = i % 2 == 0 ? READING : READING_RSA;
            Optional<String> signed = attempt(() -> signed(LOGIN, mutation::rebuild, reader, ANSWERING));
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

    private static void assertNoneIsAccepted(
            String good, int times, UnaryOperator<String> change, Predicate<String> accepts) {
        long limit = Math.max(FLOOR, 100 * cpuOfAGoodOne(good, accepts));
        byte[] meaning = meaning(good);
        for (int i = 0; i < times; i++) {
            String changed = change.apply(good);
            long start = THREADS.getCurrentThreadCpuTime();
            boolean accepted = examined(changed, accepts);
            if (THREADS.getCurrentThreadCpuTime() - start >= limit) {
                assertThat(again(changed, accepts))
                        .as("nanoseconds for %s", changed)
                        .isLessThan(limit);
            }
            if (accepted) {
                assertThat(meaning(changed)).as("%s", changed).isEqualTo(meaning);
            }
        }
    }

    /** What is slow is slow each time; what a class costs that is loaded, once. */
    private static long again(String changed, Predicate<String> accepts) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            examined(changed, accepts);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
        }
        return least;
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

    private static UnaryOperator<String> rebuilt(String good, Mutation mutation) {
        Document original = Edit.parse(good);
        return same -> {
            Document document = (Document) original.cloneNode(true);
            mutation.rebuild(document);
            return Edit.text(document);
        };
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
