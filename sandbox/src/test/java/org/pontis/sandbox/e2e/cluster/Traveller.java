package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.e2e.cluster.Visit.Cut;
import org.pontis.sandbox.e2e.cluster.Visit.Reply;
import org.pontis.sandbox.run.Balancer;

/**
 * A browser in front of several nodes, each of whose requests may go to another one. Where no answer comes it sends the same once
 * more, as citizens do who see that nothing happens; that is counted.
 */
final class Traveller {

    private static final int TRIES = 5;

    private final String name;
    private final String home;
    private final Balancer balancer;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<Document> page = Optional.empty();
    private Optional<URI> away = Optional.empty();

    /** Paths of requests that got no answer. */
    final List<String> cuts = new ArrayList<>();

    /** The ports of the nodes that those had been carried to. */
    final List<Integer> cutAt = new ArrayList<>();

    /** Problems that pages said. */
    final List<String> problems = new ArrayList<>();

    Traveller(String name, EidasCluster cluster) {
        this.name = name;
        this.home = cluster.address.getAuthority();
        this.balancer = cluster.balancer;
    }

    /** Where it was sent, away from the nodes; nothing as long as it is at a page of theirs. */
    Optional<URI> away() {
        return away;
    }

    void open(URI node, String address) {
        away = Optional.empty();
        URI to = node.resolve(address);
        follow(node, sent(to.getPath(), () -> Visit.get(to, cookie())));
    }

    /** A form on another site: cookies stay at home. */
    void bring(URI node, String path, PostForm message) {
        away = Optional.empty();
        follow(node, sent(path, () -> post(node, path, message)));
    }

    static Reply post(URI node, String path, PostForm message) throws Cut {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(message.field(), message.message());
        message.relayState().ifPresent(state -> form.put("RelayState", state));
        return Visit.post(node.resolve(path), Optional.empty(), form);
    }

    /** Presses a button of the page. */
    void press(URI node, String button, String value) {
        Element pressed = find("button[name=" + button + "]" + (value.isEmpty() ? "" : "[value=" + value + "]"))
                .orElseThrow(() -> new AssertionError(this + " finds no " + button));
        Element form = pressed.closest("form");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put(button, pressed.attr("value"));
        URI to = node.resolve(form.attr("action"));
        follow(node, sent(to.getPath(), () -> Visit.post(to, cookie(), fields)));
    }

    boolean sees(String button) {
        return find("button[name=" + button + "]").isPresent();
    }

    /** A message that the page would carry on to another country. */
    Optional<PostForm> message(String field) {
        return find("input[name=" + field + "]").map(input -> {
            Element form = input.closest("form");
            return new PostForm(
                    form.attr("action"),
                    field,
                    input.attr("value"),
                    Optional.ofNullable(form.selectFirst("input[name=RelayState]"))
                            .map(state -> state.attr("value")));
        });
    }

    void note(String path, Cut cut) {
        cuts.add(path);
        balancer.serverOf(cut.port).ifPresent(cutAt::add);
    }

    @Override
    public String toString() {
        return name + " at " + page.map(Document::title).orElse("nothing") + ", cut at " + cuts + ", told " + problems;
    }

    private Optional<Element> find(String selector) {
        return page.map(shown -> shown.selectFirst(selector));
    }

    private void follow(URI node, Reply reply) {
        reply.all("set-cookie").forEach(line -> {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        Optional<URI> location = reply.header("location").map(node::resolve);
        if (location.filter(to ->
                        !to.getAuthority().equals(home) && !to.getAuthority().equals(node.getAuthority()))
                .isPresent()) {
            away = location;
            page = Optional.empty();
        } else if (location.isPresent()) {
            open(node, location.get().getRawPath() + "?" + location.get().getRawQuery());
        } else {
            page = Optional.of(Jsoup.parse(reply.body()));
            find("[data-problem]").ifPresent(problem -> problems.add(problem.attr("data-problem")));
        }
    }

    private Reply sent(String path, Request request) {
        for (int times = 0; times < TRIES; times++) {
            try {
                return request.send();
            } catch (Cut cut) {
                note(path, cut);
            }
        }
        throw new AssertionError(this + " reaches nobody at " + path);
    }

    private Optional<String> cookie() {
        return Optional.of(cookies.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    @FunctionalInterface
    private interface Request {

        Reply send() throws Cut;
    }
}
