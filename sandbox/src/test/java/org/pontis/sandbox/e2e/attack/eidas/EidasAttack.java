package org.pontis.sandbox.e2e.attack.eidas;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.sandbox.e2e.attack.Canary;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.foreign.Asked;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Misdeeds;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Wish;

import static org.assertj.core.api.Assertions.assertThat;

/** What all attacks on the connector have in common: what was refused is refused for its reason, and the next good login works. */
@ExtendWith(Running.class)
@UnderAttack
abstract class EidasAttack {

    static OurNode us;
    static Canary canary;

    @BeforeAll
    static void start(OurNode running) {
        us = running;
        canary = new Canary();
    }

    @AfterAll
    static void stop() {
        canary.close();
    }

    @AfterEach
    void goesOn() {
        assertThat(canary.calls())
                .as("nobody is called who is named in a message")
                .isZero();
        us.abroad.faults().stopAll();
        accepted(us.abroad.answer(us.begin(LevelOfAssurance.HIGH)));
        Asked asked = us.abroad.ask(Wish.USUAL);
        PostForm answer = us.login(us.reply(asked.form()));
        assertThat(us.abroad.take(answer, asked)).isInstanceOf(ResponseVerdict.Accepted.class);
    }

    /** Both an answer and a request that were changed like this after they were signed. */
    static void refusedBoth(Set<String> checks, UnaryOperator<String> change) {
        refused(checks, us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), after(change)));
        refusedRequest(checks, us.abroad.ask(Wish.USUAL, after(change)).form());
    }

    static void refusedBoth(String check, UnaryOperator<String> change) {
        refusedBoth(Set.of(check), change);
    }

    /** The misdeed of this name, with an answer and with a request. */
    static void refusedBoth(Set<String> checks, String misdeed) {
        Misdeed.Change answer = Misdeeds.named("eidas-answer-" + misdeed).change();
        Misdeed.Change request = Misdeeds.named("eidas-request-" + misdeed).change();
        refused(checks, us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), answer));
        refusedRequest(checks, us.abroad.ask(Wish.USUAL, request).form());
    }

    /** Both an answer and a request that a pen like this signed. */
    static void refusedSigned(Function<Pen, Pen> change) {
        Misdeed.Change pen = signing(change);
        refusedAnswer("RSP-04", pen);
        refusedRequest("REQ-01", pen);
    }

    static Misdeed.Change after(UnaryOperator<String> change) {
        return (recipe, scene) -> recipe.letter(change);
    }

    static Misdeed.Change saying(Edit edit) {
        return (recipe, scene) -> recipe.content(edit);
    }

    static Misdeed.Change signing(Function<Pen, Pen> change) {
        return (recipe, scene) -> recipe.pen(change.apply(Pen.of(scene.keys().signing())));
    }

    /** An answer made like this is refused for breaking this sentence. */
    static void refusedAnswer(String check, Misdeed.Change change) {
        refused(check, us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), change));
    }

    static void refusedAnswer(String check, String misdeed) {
        refusedAnswer(check, Misdeeds.named("eidas-answer-" + misdeed).change());
    }

    static void refusedAnswer(String check, Edit edit) {
        refusedAnswer(check, saying(edit));
    }

    static void refused(String check, PostForm answer) {
        refused(Set.of(check), answer);
    }

    /** For what breaks several sentences at once; which is met first is not the point. */
    static void refused(Set<String> checks, PostForm answer) {
        refused(checks, us.end(answer));
    }

    static void refused(Set<String> checks, OurNode.Ending ending) {
        assertThat(ending.code()).as("nobody is in").isEmpty();
        assertReason(checks, ending.result(), ending.cause());
        assertThat(ending.problem()).isPresent();
        assertIncident(ending.exchange(), ending.incident(), ending.cause());
    }

    /** A reason is the sentence's number, and perhaps behind it what exactly the log says. */
    private static void assertReason(Set<String> reasons, String check, String cause) {
        assertThat(reasons)
                .as("%s: %s", check, cause)
                .anyMatch(reason ->
                        reason.split(" ")[0].equals(check) && cause.endsWith(reason.substring(check.length())));
    }

    /** The same name on the page and in both logs, and nothing about anybody. */
    private static void assertIncident(JsonNode exchange, Optional<String> incident, String cause) {
        assertThat(incident).isPresent();
        assertThat(cause).contains(incident.get()).doesNotContain("15162342", "Garland");
        assertThat(exchange.path("incident").asText(incident.get())).isEqualTo(incident.get());
        assertThat(exchange.toString()).doesNotContain("15162342", "Garland");
    }

    static void accepted(PostForm answer) {
        OurNode.Ending ending = us.end(answer);
        assertThat(ending.result()).as(ending.cause()).isEqualTo("accepted");
        assertThat(ending.code()).isPresent();
    }

    static void acceptedAnswer(Misdeed.Change change) {
        accepted(us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), change));
    }

    /** A request made like this ends on a page of ours, and nobody is answered. */
    static void refusedRequest(String check, Misdeed.Change change) {
        refusedRequest(Set.of(check), us.abroad.ask(Wish.USUAL, change).form());
    }

    static void refusedRequest(String check, String misdeed) {
        refusedRequest(check, Misdeeds.named("eidas-request-" + misdeed).change());
    }

    static void refusedRequest(Set<String> checks, PostForm request) {
        refusedRequest(checks, us.reply(request));
    }

    static void refusedRequest(Set<String> checks, OurNode.Reply reply) {
        assertThat(reply.asking()).as("nobody is asked to log in").isEmpty();
        assertThat(reply.answer()).as("nobody is answered").isEmpty();
        assertReason(checks, reply.result(), reply.cause());
        assertThat(reply.problem()).isPresent();
        assertIncident(reply.exchange(), reply.incident(), reply.cause());
    }

    /** A request made like this is answered, at the address of the metadata, with a signed failure. */
    static EidasStatus answeredRequest(String check, Misdeed.Change change) {
        return answeredRequest(check, Wish.USUAL, change);
    }

    static EidasStatus answeredRequest(String check, Wish wish, Misdeed.Change change) {
        Asked asked = us.abroad.ask(wish, change);
        OurNode.Reply reply = us.reply(asked.form());
        assertThat(reply.result()).as(reply.cause()).isEqualTo(check);
        assertThat(reply.asking()).as("nobody is asked to log in").isEmpty();
        PostForm answer = reply.answer().orElseThrow();
        assertThat(answer.destination()).isEqualTo(us.abroad.connector().replace("/metadata", "/response"));
        ResponseVerdict<Asked> verdict = us.abroad.take(answer, asked);
        assertThat(verdict).as("%s", verdict.report().firstFailure()).isInstanceOf(ResponseVerdict.Declined.class);
        return ((ResponseVerdict.Declined<Asked>) verdict).status();
    }

    static EidasStatus answeredRequest(String check, String misdeed) {
        return answeredRequest(check, Misdeeds.named("eidas-request-" + misdeed).change());
    }
}
