package org.pontis.sandbox.foreign;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Parameter;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Everything the country can do wrong, by name. */
public final class Misdeeds {

    static final EidasStatus REFUSAL = EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "Wrong PIN.");

    static final Fault DOWN = Fault.of("eidas-down", "The node hangs up on everybody.");
    static final Fault SLOW = Fault.of(
            "eidas-slow",
            "The node thinks before it answers.",
            Parameter.number("delayMillis", "How long, in milliseconds", 10_000));
    static final Fault GARBAGE = Fault.of("eidas-garbage", "In place of metadata there is a web page.");
    static final Fault REFUSES = Fault.of("eidas-refuses", "The citizen’s login fails there.");

    /** With answers to our requests. */
    public static final List<Misdeed> ANSWERS = Stream.of(
                    AnswerMisdeeds.envelope(),
                    AnswerMisdeeds.assertion(),
                    AnswerMisdeeds.person(),
                    SignatureMisdeeds.all("answer"),
                    AnswerMisdeeds.sealing(),
                    WrappingMisdeeds.all("answer"),
                    XmlMisdeeds.all("answer"),
                    replay("answer"))
            .flatMap(List::stream)
            .toList();

    /** With requests to us. */
    public static final List<Misdeed> REQUESTS = Stream.of(
                    RequestMisdeeds.all(),
                    SignatureMisdeeds.all("request"),
                    WrappingMisdeeds.all("request"),
                    XmlMisdeeds.all("request"),
                    replay("request"))
            .flatMap(List::stream)
            .toList();

    /** With metadata. */
    public static final List<Misdeed> METADATA = Stream.of(
                    MetadataMisdeeds.all(), WrappingMisdeeds.all("metadata"), XmlMisdeeds.all("metadata"))
            .flatMap(List::stream)
            .toList();

    private Misdeeds() {}

    /** All of them, as faults that can be played. */
    static List<Fault> faults() {
        return Stream.concat(
                        Stream.of(DOWN, SLOW, GARBAGE, REFUSES),
                        Stream.of(ANSWERS, REQUESTS, METADATA)
                                .flatMap(List::stream)
                                .map(Misdeed::fault))
                .toList();
    }

    /** The one of this name. */
    public static Misdeed named(String name) {
        return Stream.of(ANSWERS, REQUESTS, METADATA)
                .flatMap(List::stream)
                .filter(misdeed -> misdeed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no misdeed " + name + "."));
    }

    /** An instant as it stands in a message. */
    static String ago(Duration time) {
        return Instant.now().minus(time).toString();
    }

    /** The XML in a form. */
    public static String text(PostForm form) {
        return new String(Base64.getDecoder().decode(form.message()), UTF_8);
    }

    /** Changes the XML on its way. */
    public static PostForm rewritten(PostForm form, UnaryOperator<String> change) {
        return new PostForm(
                form.destination(), form.field(), PostBinding.encode(change.apply(text(form))), form.relayState());
    }

    private static List<Misdeed> replay(String message) {
        return List.of(Misdeed.in(
                "eidas-" + message + "-again",
                "The last " + message + " is sent once more, in the place of a new one.",
                (recipe, scene) -> recipe.form(form -> scene.before().orElse(form))));
    }
}
