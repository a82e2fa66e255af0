package org.pontis.idp.registration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.WebAddress;

/**
 * How the registries are reached, and what they are asked. It prints without the secret.
 *
 * @param url the address that compares answers
 * @param secret the bearer token we show (RFC 6750), if the registry wants one
 * @param anchors the authorities that may sign its certificate, instead of Java's own
 * @param timeout for the whole answer
 * @param atOnce questions underway; whoever comes beyond is told that the registry is not there
 * @param pace no refusal is told sooner than this after the answer was sent: how long the registry looked says nothing
 * @param questions what may be asked
 */
public record RegistrySettings(
        URI url,
        Optional<String> secret,
        Optional<Path> anchors,
        Duration timeout,
        int atOnce,
        Duration pace,
        List<Asked> questions) {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration QUARTER = Duration.ofMillis(250);

    public RegistrySettings {
        questions = List.copyOf(questions);
    }

    /**
     * Reads {@code registry-url} and the keys beside it.
     *
     * @return nothing if no address is set: then nobody registers by questions
     * @throws InvalidSetting naming what cannot be
     */
    public static Optional<RegistrySettings> read(Settings realm) {
        Settings registry = realm.of("registry");
        return registry.text("url")
                .map(url -> new RegistrySettings(
                        WebAddress.read(url)
                                .filter(WebAddress::isPrivate)
                                .orElseThrow(() -> new InvalidSetting(registry.prefix()
                                        + "url must be an https address, or an http address on this machine."))
                                .uri(),
                        registry.text("secret"),
                        registry.text("tls-ca").map(Path::of),
                        registry.duration("timeout", USUAL, Duration.ofMillis(200), Duration.ofSeconds(15)),
                        registry.number("at-once", 20, 1, 1000),
                        registry.duration("pace", QUARTER, Duration.ofMillis(1), Duration.ofSeconds(5)),
                        questions(registry)));
    }

    private static List<Asked> questions(Settings registry) {
        return Stream.of(registry.text("questions")
                        .orElse("box:505,affiliation,first-month")
                        .split(",", -1))
                .map(text -> Asked.read(text)
                        .orElseThrow(
                                () -> new InvalidSetting(registry.prefix() + "questions must be a list of box:<number>,"
                                        + " affiliation and first-month, such as box:505,affiliation.")))
                .distinct()
                .toList();
    }

    /** The sources there is a question to. */
    public List<Question.Source> sources() {
        return questions.stream()
                .map(asked -> asked.question().source())
                .distinct()
                .toList();
    }

    /**
     * The question somebody gets from a source: always the same one, so that nobody asks again until she gets one that she knows
     * of another; and the same for whoever has no such identifier.
     *
     * @param seal of who she says she is
     */
    public Optional<Asked> question(Question.Source source, String seal) {
        List<Asked> there = questions.stream()
                .filter(asked -> asked.question().source() == source)
                .toList();
        return there.isEmpty()
                ? Optional.empty()
                : Optional.of(there.get(Math.floorMod(seal.hashCode(), there.size())));
    }

    @Override
    public String toString() {
        return "RegistrySettings[" + url + "]";
    }
}
