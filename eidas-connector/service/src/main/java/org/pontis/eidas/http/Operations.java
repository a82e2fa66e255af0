package org.pontis.eidas.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.pontis.eidas.http.page.AdminPage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.metadata.Expiry;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.OwnMetadata;

/** What operators and their machines ask. */
record Operations(Node node, Pages pages, Languages languages, BooleanSupplier stopping) {

    private static final int UNAVAILABLE = 503;

    /** What ends, and whose it is. */
    record Ending(String whose, String what) {}

    Answer live(Call call) {
        return Answer.json(Answer.OK, "{\"status\":\"UP\"}");
    }

    /** A country that is down is shown, and does not make us unfit to serve the others. */
    Answer ready(Call call) {
        Map<String, Boolean> checks = checks();
        boolean up = !checks.containsValue(false);
        Map<String, Object> peers = new TreeMap<>();
        node.nodes.health().forEach(peer -> peers.put(name(peer), peer.state().name()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", word(up));
        Map<String, Object> words = new LinkedHashMap<>();
        checks.forEach((check, well) -> words.put(check, word(well)));
        answer.put("checks", words);
        answer.put("peers", peers);
        answer.put("nodes", node.store.nodes());
        return Answer.json(up ? Answer.OK : UNAVAILABLE, JSONObjectUtils.toJSONString(answer));
    }

    Answer metrics(Call call) {
        return Answer.of(Answer.OK, Measures.TYPE, node.measures.text());
    }

    Answer admin(Call call) {
        if (call.wantsJson()) {
            return Answer.json(Answer.OK, JSONObjectUtils.toJSONString(overview()));
        }
        AdminPage page = new AdminPage(
                node.configuration.country(), node.clock.instant(), checks(), node.nodes.health(), all(node));
        return languages.remember(call, Answer.page(Answer.OK, pages.admin(page, languages.of(call, List.of()))));
    }

    private Map<String, Boolean> checks() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("serving", !stopping.getAsBoolean());
        checks.put("memory", node.store.nodes() > 0);
        checks.put("keys", node.keys().stream().allMatch(ring -> ring.get()
                .problems(node.clock.instant())
                .isEmpty()));
        return checks;
    }

    private Map<String, Object> overview() {
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("country", node.configuration.country().code());
        overview.put("now", node.clock.instant().toString());
        overview.put("nodes", node.store.nodes());
        overview.put("checks", checks());
        overview.put("peers", node.nodes.health().stream().map(Operations::peer).toList());
        overview.put("expiries", all(node).stream().map(Operations::expiry).toList());
        return overview;
    }

    private static Map<String, Object> peer(Health peer) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("country", peer.country().code());
        one.put("role", peer.role().title());
        one.put("entityId", peer.entityId());
        one.put("state", peer.state().name());
        peer.usableUntil().ifPresent(until -> one.put("usableUntil", until.toString()));
        peer.trouble().ifPresent(trouble -> one.put("trouble", trouble.text()));
        one.put("remarks", peer.remarks());
        return one;
    }

    private static Map<String, Object> expiry(Expiry expiry) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("whose", expiry.whose());
        one.put("what", expiry.what());
        one.put("at", expiry.at().toString());
        expiry.sha256().ifPresent(hash -> one.put("sha256", hash));
        return one;
    }

    /** Of each kind the one that ends first. */
    static Map<Ending, Instant> expiries(Node node) {
        Map<Ending, Instant> first = new LinkedHashMap<>();
        all(node)
                .forEach(expiry -> first.merge(
                        new Ending(expiry.whose(), expiry.what()),
                        expiry.at(),
                        (one, other) -> one.isBefore(other) ? one : other));
        return first;
    }

    private static List<Expiry> all(Node node) {
        List<Expiry> all = new ArrayList<>(node.peers.expiries());
        node.metadata().stream().map(OwnMetadata::expiries).forEach(all::addAll);
        return all.stream().sorted().toList();
    }

    private static String name(Health peer) {
        return peer.country().code() + " " + peer.role().title();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
