package org.pontis.sandbox.e2e.attack.ground;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.Registered;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.desk.Clerk;
import org.pontis.sandbox.e2e.ledger.Auditor;
import org.pontis.sandbox.e2e.registration.Newcomer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered of each thing that happens here, and that nobody has it forgotten. */
@UnderAttack
class RecordIT extends EndToEnd {

    private static final String TRACE = "5cf92f3577b34da6a3ce929d0e0e4737";
    private static final String PHONE = "+34600000087";

    private Admin admin;
    private String realm;

    @BeforeEach
    void look() {
        admin = new Admin(stack);
        realm = stack.addresses().brokerUrl() + "/realms/es";
    }

    @Test
    @DisplayName("N7 each page that says something went wrong has an event with its incident, its page and its request")
    void everyProblemIsAnEvent() {
        Map<String, Page> problems = new LinkedHashMap<>();
        LogTail log = LogTail.of(stack.broker().log());
        // of what strangers did in the tests before, in this minute, the ledger may have had enough
        RealmAttributes attributes = new RealmAttributes(admin);
        attributes.set("pontis.ledger-strangers-per-minute", "10000");
        Newcomer stranger = new Newcomer(stack.addresses().brokerUrl(), sandbox, traced(new Browser()));
        problems.put(
                "pontis-registration a wrong answer",
                stranger.question("00000099F", Newcomer.CONTRAST, "tax").fill("answer", "1,00"));
        problems.put(
                "pontis-registration a wrong activation code",
                stranger.browser()
                        .open(stranger.at("activate"))
                        .fill("identifier", "00000099F", "activation", "0000-0000-0000-0000"));
        problems.put(
                "pontis-registration a foreign form",
                Page.of(
                        stranger.browser(),
                        stranger.browser().post(stranger.at("online"), Map.of("identifier", "00000099F"))));
        try (Registered she = Registered.citizen(stack, 8230, "basic", PHONE)) {
            Recovery recovery = Recovery.of(stack);
            problems.put(
                    "pontis-recovery a wrong code",
                    recovery.forgotten(traced(new Browser()), she.identifier(), Registered.CONTRAST)
                            .fill("code", "00000000"));
            problems.put(
                    "pontis-recovery a wrong stop code",
                    recovery.stop(
                            traced(new Browser()), she.identifier(), Registered.CONTRAST, "all", "stopcode", "1212"));
            Browser hers = traced(new Browser());
            she.logsIn(hers.open(realm + "/account"), Registered.PASSWORD);
            problems.put(
                    "pontis-cabinet a foreign form",
                    Page.of(hers, hers.post(realm + "/account/means", Map.of("everything", "true"))));
            Map<String, String> nobodys = hers.open(realm + "/account/means").hidden();
            nobodys.put("entry", "1.x");
            problems.put("pontis-cabinet somebody else's entry", hers.submit(realm + "/account/not-me", nobodys));
            Clerk clerk = new Clerk(stack, hers, Clerk.holder(stack, "00000001R", "+34600000001"));
            Browser anas = traced(new Browser());
            Clerk ana = new Clerk(stack, anas, clerk.sim());
            problems.put("pontis-desk no role", ana.comesIn());
            problems.put("pontis-figures no role", anas.open(realm + "/pontis/figures"));
            Clerk gonzalo =
                    new Clerk(stack, traced(new Browser()), Clerk.gonzalo(stack).sim());
            gonzalo.comesIn();
            problems.put(
                    "pontis-desk a foreign form",
                    Page.of(
                            gonzalo.browser(),
                            gonzalo.browser().post(gonzalo.desk() + "/citizen", Map.of("act", "suspend"))));
            problems.put("pontis-desk herself", gonzalo.looksUp("00000007F", "2032-10-31"));

            JsonNode events = admin.get("es/events?max=300");
            List<String> missing = new ArrayList<>();
            problems.forEach((what, page) -> {
                assertThat(page.incident()).as(what + " " + page).matches("[0-9A-Z]{8}");
                Optional<JsonNode> event = find(events, page.incident());
                if (event.isEmpty()
                        || !what.startsWith(event.get().path("clientId").asText())
                        || event.get().path("error").asText().isEmpty()
                        || !event.get()
                                .path("details")
                                .path("trace_id")
                                .asText()
                                .equals(TRACE)
                        || !log.text().contains(page.incident())) {
                    missing.add(what + ": " + event.map(JsonNode::toString).orElse("no event"));
                }
            });
            assertThat(missing).isEmpty();
        } finally {
            attributes.close();
        }
    }

    @Test
    @DisplayName("N6, N7 an administrator who turns events off, and has them cleared, takes nothing from the trail")
    void eventsTurnedOff() {
        JsonNode before = admin.get("es/events/config");
        Browser hers = new Browser();
        try (Registered she = Registered.citizen(stack, 8231, "basic", PHONE);
                Auditor auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole()) {
            int begun = auditor.entries().size();
            ObjectNode off = before.deepCopy();
            off.put("eventsEnabled", false).put("adminEventsEnabled", false).put("eventsExpiration", 1);
            ((ArrayNode) off.withArray("eventsListeners")).removeAll();
            ((ArrayNode) off.withArray("enabledEventTypes")).removeAll().add("LOGOUT");
            admin.put("es/events/config", off);
            she.logsIn(oidc.login(hers), Registered.PASSWORD);
            assertThat(oidc.me(hers).loggedIn()).isTrue();
            Recovery recovery = Recovery.of(stack);
            recovery.press(recovery.open(hers), "suspend", "all");
            admin.delete("es/events");
            admin.delete("es/admin-events");

            Patience.until("the entries", () -> {
                List<JsonNode> since = since(auditor, begun);
                return is(
                                since,
                                entry -> entry.path("type").asText().equals("LOGIN")
                                        && entry.path("portal").asText().equals("portal-oidc"))
                        && is(since, entry -> entry.path("what").asText().equals("credential_suspended"))
                        && is(
                                since,
                                entry -> entry.path("type").asText().startsWith("admin.")
                                        && entry.path("what").asText().startsWith("realm"));
            });
            assertThat(admin.get("es/events?max=50&user=" + she.id()).toString())
                    .as("nor from her own record")
                    .contains("credential_suspended", "LOGIN");
        } finally {
            admin.put("es/events/config", before);
        }
    }

    @Test
    @DisplayName("N6, N10 over HTTP entries are added by nodes of eIDAS alone, and nothing is changed or taken away")
    void onlyAdded() {
        try (Auditor auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole()) {
            for (String verb : List.of("PUT", "DELETE", "PATCH", "POST")) {
                for (String path : List.of(
                        "entries",
                        "entries?from=0&count=1",
                        "checkpoint",
                        "keys",
                        "receipt",
                        "receipt/x",
                        "proof/inclusion?index=0&size=1")) {
                    HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(auditor.ledger() + path))
                            .header("Authorization", "Bearer " + auditor.token())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(verb, HttpRequest.BodyPublishers.ofString("lines=%7B%7D&sid=x")));
                    assertThat(answer.statusCode()).as(verb + " " + path).isIn(400, 401, 403, 404, 405, 415);
                }
            }
            String keys = Http.get(auditor.ledger() + "keys").body();
            assertThat(keys).contains("spki").doesNotContain("PRIVATE", "\"d\"", "pkcs8");
            assertThat(Http.json(Http.get(auditor.ledger() + "keys")).path("keys"))
                    .allSatisfy(key -> assertThat(key.fieldNames())
                            .toIterable()
                            .isSubsetOf("from", "id", "name", "spki", "until"));
        }
    }

    @Test
    @DisplayName(
            "N1 what a line of a node, a browser or a citizen has in it stays one entry, and one line of an export")
    void oneLineEach() {
        try (Registered she = Registered.citizen(stack, 8232, "basic", PHONE);
                Auditor auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole()) {
            int begun = auditor.entries().size();
            Browser odd = new Browser();
            odd.sends("User-Agent", "x\t\"}{\"index\":1} \u00e9 checkpoint");
            odd.sends("traceparent", "00-" + "z".repeat(32) + "-00f067aa0ba902b7-01");
            she.logsIn(oidc.login(odd), Registered.PASSWORD);
            odd.get(realm + "/protocol/openid-connect/auth?client_id=%0A%7B%22entry%22%3A1%7D&max_age=x");
            new Phone(sandbox, PHONE).skip();
            List<JsonNode> since = Patience.until("her login", () -> Optional.of(since(auditor, begun))
                    .filter(all -> is(all, one -> one.path("type").asText().equals("LOGIN"))));
            assertThat(since).allSatisfy(entry -> assertThat(entry.path("id").asText())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"));
            assertThat(since.toString()).doesNotContain("\\n", "\\u2028", "checkpoint", "zzzz");
        }
    }

    private static List<JsonNode> since(Auditor auditor, int begun) {
        return auditor.entries().stream()
                .skip(begun)
                .map(line -> line.path("entry"))
                .toList();
    }

    private static boolean is(List<JsonNode> entries, Predicate<JsonNode> which) {
        return entries.stream().anyMatch(which);
    }

    private static Optional<JsonNode> find(JsonNode events, String incident) {
        for (JsonNode event : events) {
            if (event.path("details").path("incident").asText().equals(incident)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private static Browser traced(Browser browser) {
        browser.sends("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        return browser;
    }
}
