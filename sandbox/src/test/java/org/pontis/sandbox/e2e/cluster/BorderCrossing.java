package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.e2e.cluster.AskingBroker.Question;
import org.pontis.sandbox.e2e.cluster.Visit.Cut;
import org.pontis.sandbox.e2e.cluster.Visit.Reply;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.web.Response;

/**
 * One foreign citizen who logs in: a browser, step by step. Where no answer comes she loads the page again, and where a page tells
 * her to begin again she does, and both are counted.
 */
final class BorderCrossing {

    /** A step, by what the browser asks for; what comes to another server of the cluster goes on there. */
    enum Place {
        AUTHORIZE,
        COUNTRY,
        RESPONSE,
        FINISH,
        TOKEN
    }

    private final AskingBroker broker;
    private final ForeignCountry abroad;
    private final String identifier;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Question question;
    private Optional<Document> page = Optional.empty();
    private Optional<URI> callback = Optional.empty();

    /** What was cut. */
    final List<Place> cuts = new ArrayList<>();

    /** Where the requests that were cut had come from. */
    final List<Integer> ports = new ArrayList<>();

    /** Problems that pages told her. */
    final List<String> problems = new ArrayList<>();

    /** Answers of her country, and codes, of all tries. */
    final List<PostForm> answers = new ArrayList<>();

    final List<String> codes = new ArrayList<>();

    /** How often she went back to the portal. */
    int restarts;

    BorderCrossing(AskingBroker broker, ForeignCountry abroad, String identifier, boolean knownCountry) {
        this.broker = broker;
        this.abroad = abroad;
        this.identifier = identifier;
        this.question = broker.question(Optional.of(abroad.country().code()).filter(code -> knownCountry));
    }

    /** From the broker to the first page. */
    BorderCrossing begins(URI connector) {
        show(connector, broker.authorize(question, connector));
        return this;
    }

    /** Up to the request that lies before her, on its way to her country. */
    BorderCrossing choosesCountry(URI connector) {
        while (field("SAMLRequest").isEmpty()) {
            press(connector, "country", abroad.country().code());
        }
        return this;
    }

    /** Logs in abroad. */
    PostForm logsInAbroad() {
        Element form = form("input[name=SAMLRequest]");
        PostForm request = new PostForm(
                form.attr("action"), "SAMLRequest", field("SAMLRequest").orElseThrow(), field("RelayState"));
        PostForm answer = abroad.answer(
                request, (recipe, scene) -> recipe.content(Edit.value("PersonIdentifier", fullIdentifier())));
        answers.add(answer);
        return answer;
    }

    /** Brings her country's answer. */
    BorderCrossing brings(URI connector, PostForm answer) {
        // by a form on another site: the cookie stays at home
        follow(connector, sent(Place.RESPONSE, () -> post(connector, answer)));
        return this;
    }

    static Reply post(URI node, PostForm answer) throws Cut {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SAMLResponse", answer.message());
        answer.relayState().ifPresent(state -> form.put("RelayState", state));
        return Visit.post(node.resolve("/connector/response"), Optional.empty(), form);
    }

    /** All the way, whatever comes in between. */
    BorderCrossing goesOn(URI connector) {
        while (callback.isEmpty()) {
            if (!problems.isEmpty() && page.orElseThrow().selectFirst("[name=again]") != null) {
                press(connector, "again", "again");
            } else {
                choosesCountry(connector).brings(connector, logsInAbroad());
            }
        }
        return this;
    }

    /** What her browser brings back to the broker. */
    Map<String, String> broughtBack() {
        return Arrays.stream(callback.orElseThrow().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /**
     * The broker redeems the code; the citizen begins again at the portal when that was cut, because a code is good once.
     *
     * @return the identifier in the token
     */
    String isKnownToTheBroker(URI connector) {
        while (true) {
            Map<String, String> back = broughtBack();
            if (!question.state().equals(back.get("state")) || !back.containsKey("code")) {
                throw new AssertionError(identifier + " came back with " + back.keySet() + " " + back.get("error")
                        + " after " + problems);
            }
            codes.add(back.get("code"));
            try {
                Reply answer = broker.redeem(back.get("code"), question, connector);
                JsonNode json = Response.JSON.readTree(answer.body());
                if (answer.status() != 200) {
                    throw new AssertionError(identifier + ": " + answer.body());
                }
                return broker.identifier(json.path("id_token").asText(), question);
            } catch (Cut cut) {
                note(Place.TOKEN, cut);
                restarts++;
                question = broker.question(question.country());
                callback = Optional.empty();
                problems.clear();
                begins(connector).goesOn(connector);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    Question question() {
        return question;
    }

    String fullIdentifier() {
        return abroad.country().code() + "/ES/" + identifier;
    }

    boolean wasCut() {
        return !cuts.isEmpty();
    }

    private void press(URI connector, String name, String value) {
        Document shown = page.orElseThrow();
        Element button = shown.selectFirst(
                "button[name=" + name + "]" + (name.equals("country") ? "[value=" + value + "]" : ""));
        if (button == null) {
            throw new AssertionError(
                    identifier + " finds no " + name + " at " + shown.title() + " after " + cuts + " " + problems);
        }
        Element form = button.closest("form");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put(name, button.attr("value"));
        URI to = connector.resolve(form.attr("action"));
        follow(connector, sent(Place.COUNTRY, () -> Visit.post(to, cookie(), fields)));
    }

    private void show(URI connector, URI to) {
        Place place = to.getPath().endsWith("finish")
                ? Place.FINISH
                : to.getPath().endsWith("authorize") ? Place.AUTHORIZE : Place.COUNTRY;
        follow(connector, sent(place, () -> Visit.get(to, cookie())));
    }

    private void follow(URI connector, Reply reply) {
        reply.all("set-cookie").forEach(line -> {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        Optional<String> location = reply.header("location");
        if (location.isPresent()) {
            URI to = connector.resolve(location.get());
            if (location.get().startsWith(broker.callback())) {
                callback = Optional.of(to);
            } else {
                show(connector, connector.resolve(to.getRawPath() + "?" + to.getRawQuery()));
            }
            return;
        }
        Document shown = Jsoup.parse(reply.body());
        Element problem = shown.selectFirst("[data-problem]");
        if (problem != null) {
            problems.add(problem.attr("data-problem"));
            if (shown.selectFirst("[name=again]") == null) {
                throw new AssertionError(
                        identifier + " is stopped by " + problems + ", cut at " + cuts + ", status " + reply.status());
            }
        }
        page = Optional.of(shown);
    }

    /** Once more if no answer came: what a citizen does who sees that nothing happens. */
    private Reply sent(Place place, Request request) {
        for (int times = 0; times < 5; times++) {
            try {
                return request.send();
            } catch (Cut cut) {
                note(place, cut);
            }
        }
        throw new AssertionError(identifier + " reaches nobody at " + place);
    }

    private void note(Place place, Cut cut) {
        cuts.add(place);
        ports.add(cut.port);
    }

    private Optional<String> cookie() {
        return Optional.of(cookies.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> field(String name) {
        return page.map(shown -> shown.selectFirst("input[name=" + name + "]")).map(input -> input.attr("value"));
    }

    private Element form(String selector) {
        return page.orElseThrow().selectFirst(selector).closest("form");
    }

    @FunctionalInterface
    private interface Request {

        Reply send() throws Cut;
    }
}
