package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.e2e.cluster.AskingBroker.Question;
import org.pontis.sandbox.e2e.cluster.Visit.Cut;
import org.pontis.sandbox.e2e.cluster.Visit.Reply;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.web.Response;

/** A foreign citizen logs in here, through the Connector. */
final class Arriving {

    static final String RESPONSE = "/connector/response";
    private static final String TOKEN = "/token";

    private final AskingBroker broker;
    private final ForeignCountry abroad;
    private final String identifier;
    private Question question;

    final Traveller browser;

    /** Answers of her country, and codes, of all tries. */
    final List<PostForm> answers = new CopyOnWriteArrayList<>();

    final List<String> codes = new ArrayList<>();

    /** How often the portal had to begin again. */
    int restarts;

    Arriving(EidasCluster cluster, String identifier, boolean knownCountry) {
        this.broker = cluster.broker;
        this.abroad = cluster.abroad;
        this.identifier = identifier;
        this.browser = new Traveller(identifier, cluster);
        this.question = broker.question(Optional.of(abroad.country().code()).filter(code -> knownCountry));
    }

    /** From the broker to the first page. */
    Arriving begins(URI node) {
        browser.open(node, broker.authorize(question));
        return this;
    }

    /** Up to the request on its way to her country. */
    Arriving choosesCountry(URI node) {
        while (browser.message("SAMLRequest").isEmpty()) {
            browser.press(node, "country", abroad.country().code());
        }
        return this;
    }

    /** Logs in abroad. */
    PostForm logsInAbroad() {
        PostForm answer = abroad.answer(
                browser.message("SAMLRequest").orElseThrow(),
                (recipe, scene) -> recipe.content(Edit.value("PersonIdentifier", fullIdentifier())));
        answers.add(answer);
        return answer;
    }

    /** All the way, whatever comes in between: after a problem she begins again as the page offers. */
    Arriving goesOn(URI node) {
        while (browser.away().isEmpty()) {
            if (browser.sees("again")) {
                browser.press(node, "again", "");
            }
            choosesCountry(node);
            browser.bring(node, RESPONSE, logsInAbroad());
        }
        return this;
    }

    /**
     * The broker redeems the code. If that gets no answer the portal begins again, because a code is good once.
     *
     * @return the identifier in the token
     */
    String isKnownToTheBroker(URI node) {
        while (true) {
            String code = code();
            try {
                Reply answer = broker.redeem(code, question, node);
                JsonNode json = Response.JSON.readTree(answer.body());
                return broker.identifier(json.path("id_token").asText("no token: " + answer.body()), question);
            } catch (Cut cut) {
                browser.note(TOKEN, cut);
                restarts++;
                question = broker.question(question.country());
                begins(node).goesOn(node);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** What the browser brought back to the broker. */
    String code() {
        Map<String, String> back = AskingBroker.query(browser.away().orElseThrow());
        if (!question.state().equals(back.get("state")) || !back.containsKey("code")) {
            throw new AssertionError(browser + " came back with " + back.get("error"));
        }
        codes.add(back.get("code"));
        return back.get("code");
    }

    Question question() {
        return question;
    }

    String fullIdentifier() {
        return abroad.country().code() + "/ES/" + identifier;
    }
}
