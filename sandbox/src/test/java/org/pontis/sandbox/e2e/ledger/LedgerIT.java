package org.pontis.sandbox.e2e.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.attack.FreshCitizen;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens stands in the ledger, once, and whoever it is about can prove it. */
class LedgerIT extends EndToEnd {

    private static final String PASSWORD = "un-puente-que-nadie-ha-cruzado";

    @TempDir
    Path folder;

    private Admin admin;
    private Auditor auditor;
    private int before;
    private final long begin = System.currentTimeMillis();

    @BeforeEach
    void comesAnAuditor() {
        admin = new Admin(stack);
        auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole();
        before = auditor.entries().size();
    }

    @AfterEach
    void goesTheAuditor() {
        auditor.close();
    }

    @Test
    void whoIsLetInAndWhoIsNotAndWhatAnAdministratorDoesAreEntries() throws IOException {
        try (FreshCitizen nuria = new FreshCitizen(admin).withPassword(PASSWORD)) {
            logsIn(browser, "no-es-esta-la-contrasena");
            logsIn(browser, PASSWORD);
            assertThat(oidc.me(browser).loggedIn()).isTrue();

            JsonNode login = entry(of("LOGIN"));
            assertThat(login.path("portal").asText()).isEqualTo("portal-oidc");
            assertThat(login.path("method").asText()).isEqualTo("password");
            assertThat(login.path("level").asText()).isEqualTo("low");
            assertThat(login.path("outcome").asText()).isEqualTo("ok");
            assertThat(login.path("citizen").asText()).hasSize(44);
            assertThat(entry(of("LOGIN_ERROR")).path("outcome").asText()).isNotEqualTo("ok");
            JsonNode made = entry(
                    of("admin.CREATE").and(act -> act.path("what").asText().equals("user")));
            assertThat(made.path("officer").asText()).hasSize(44);
            assertThat(entries().stream().filter(of("LOGIN"))).hasSize(1);
            assertThat(auditor.ask("entries?count=1000&from=" + before).body())
                    .doesNotContain(nuria.id(), FreshCitizen.IDENTIFIER, "Nuria", "127.0.0.1");
        }
        assertThat(verifier().says(auditor.ledger()).status()).isZero();
    }

    @Test
    void aCitizensReceiptIsGoodAndWithAnyByteChangedItIsNot() throws IOException {
        try (FreshCitizen nuria = new FreshCitizen(admin).withPassword(PASSWORD)) {
            logsIn(browser, PASSWORD);
            String address = auditor.ledger() + "receipt/"
                    + admin.get("es/events?type=LOGIN&user=" + nuria.id())
                            .path(0)
                            .path("id")
                            .asText();
            HttpResponse<String> receipt = Patience.until("the receipt", () -> Optional.of(browser.get(address))
                    .filter(answer -> answer.statusCode() == 200));
            assertThat(receipt.body()).contains(nuria.id());
            Path file = Files.writeString(folder.resolve("receipt.json"), receipt.body());
            Verifier verifier = verifier();
            Verifier.Verdict verdict = verifier.says(file.toString());
            assertThat(verdict.status()).as(verdict.text()).isZero();
            // each byte is a test of the verifier's own; here one in each third
            for (int i = 1; i <= 3; i++) {
                byte[] changed = Files.readAllBytes(file);
                changed[changed.length * i / 4] ^= 1;
                Path forged = Files.write(folder.resolve("forged.json"), changed);
                assertThat(verifier.says(forged.toString()).status()).isEqualTo(1);
            }

            JsonNode taken = entry(did("receipt_taken").and(outcome("ok")));
            assertThat(taken.path("by").asText()).isEqualTo("citizen");
            assertThat(browser.open(stack.addresses().brokerUrl() + "/realms/es/account")
                            .html()
                            .select("[data-entry]")
                            .eachAttr("data-what"))
                    .as("she has read what is hers: nothing was done to her account")
                    .isNotEmpty()
                    .doesNotContain("receipt_taken");

            Browser another = new Browser();
            bruno.logsInWithPassword(oidc.login(another));
            assertThat(another.get(address).statusCode()).isEqualTo(404);
            assertThat(new Browser().get(address).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void inDurationsOnlyNeitherPortalNorPersonIsTold() throws IOException {
        try (RealmAttributes realm = new RealmAttributes(admin)) {
            realm.set("pontis.ledger", "durations-only");
            bruno.logsInWithPassword(oidc.login(browser));
            JsonNode login = entry(entry -> entry.path("mode").asText().equals("durations")
                    && entry.path("method").asText().equals("password"));
            assertThat(login.fieldNames())
                    .toIterable()
                    .isSubsetOf("v", "id", "time", "mode", "method", "outcome", "took");
        }
        assertThat(verifier().says(auditor.ledger()).status()).isZero();
    }

    @Test
    void whoIsForgottenIsNotThereAnyMoreAndTheTreeStands() throws IOException {
        String id;
        try (FreshCitizen nuria = new FreshCitizen(admin).withPassword(PASSWORD)) {
            id = nuria.id();
            logsIn(browser, PASSWORD);
            entry(of("LOGIN"));
            assertThat(admin.get("es/events?user=" + id)).isNotEmpty();
        }
        assertThat(admin.get("es/events?user=" + id)).isEmpty();
        entry(of("admin.DELETE"));
        assertThat(entries()).anyMatch(of("LOGIN"));
        assertThat(verifier().says(auditor.ledger()).status()).isZero();
    }

    @Test
    void theLedgerIsReadByAuditorsAloneAndProvenToEverybody() {
        String entries = auditor.ledger() + "entries?from=0&count=1";
        HttpResponse<String> nobody = Http.get(entries);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(Http.json(nobody).fieldNames()).toIterable().containsExactlyInAnyOrder("error", "error_description");
        assertThat(Http.json(nobody).path("error").asText()).isEqualTo("TOKEN_MISSING");
        assertThat(Http.send(HttpRequest.newBuilder(URI.create(entries)).header("Authorization", "Bearer none"))
                        .statusCode())
                .isEqualTo(401);
        try (Auditor elsewhere =
                Auditor.elsewhere(admin, stack.addresses().brokerUrl()).withRole()) {
            HttpResponse<String> refused = elsewhere.ask("entries?from=0&count=1");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Http.json(refused).path("error").asText()).isEqualTo("AUDIENCE_MISSING");
        }
        try (Auditor none = new Auditor(admin, stack.addresses().brokerUrl())) {
            assertThat(none.ask("entries?from=0&count=1").statusCode()).isEqualTo(403);
        }
        assertThat(auditor.ask("entries?from=0&count=1").statusCode()).isEqualTo(200);
        assertThat(auditor.ask("entries?from=0&count=1001").statusCode()).isEqualTo(400);
        assertThat(auditor.ask("entries?from=-1&count=1").statusCode()).isEqualTo(400);
        for (String open :
                List.of("checkpoint", "keys", "proof/consistency?from=1&to=2", "proof/inclusion?index=0&size=2")) {
            assertThat(Http.get(auditor.ledger() + open).statusCode()).as(open).isEqualTo(200);
        }
        for (String none : List.of("proof/consistency?from=2&to=1", "proof/inclusion?index=0&size=100000000")) {
            assertThat(Http.get(auditor.ledger() + none).statusCode()).as(none).isEqualTo(400);
        }
    }

    @Test
    void whoReadsTheLedgerStandsInItOnceAMinuteAndWhoIsRefusedToo() {
        double read = new Metrics(stack).sum("pontis_ledger_reads_total");
        try (Auditor eva = new Auditor(admin, stack.addresses().brokerUrl()).withRole();
                Auditor none = new Auditor(admin, stack.addresses().brokerUrl())) {
            for (int i = 0; i < 10; i++) {
                assertThat(eva.ask("entries?from=0&count=1").statusCode()).isEqualTo(200);
                assertThat(none.ask("entries?from=0&count=1").statusCode()).isEqualTo(403);
            }
            JsonNode entry = entry(did("ledger_read").and(eva::is).and(outcome("ok")));
            assertThat(entry.path("citizen").asText()).as("her account").hasSize(44);
            entry(did("ledger_read").and(none::is).and(outcome("role_missing")));
            assertThat(Http.get(auditor.ledger() + "entries?from=0&count=1").statusCode())
                    .isEqualTo(401);
            entry(did("ledger_read").and(outcome("token_missing")));
            // a minute may have ended meanwhile
            for (Auditor one : List.of(eva, none)) {
                assertThat(entries().stream().filter(did("ledger_read").and(one::is)))
                        .hasSizeLessThanOrEqualTo(2);
            }
        }
        assertThat(new Metrics(stack).sum("pontis_ledger_reads_total")).isGreaterThanOrEqualTo(read + 21);
    }

    @Test
    void itIsSignedAnewWithinAMinuteThoughNothingHappens() {
        AtomicReference<Signed> last = new AtomicReference<>(signed());
        Duration pause = Patience.until("another checkpoint of the same size", () -> {
            Signed now = signed();
            Signed before = last.getAndSet(now);
            return Optional.of(Duration.between(before.time(), now.time()))
                    .filter(between -> now.size() == before.size() && between.isPositive());
        });
        assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    private record Signed(long size, Instant time) {}

    private Signed signed() {
        List<String> note =
                Http.get(auditor.ledger() + "checkpoint").body().lines().toList();
        return new Signed(Long.parseLong(note.get(1)), Instant.parse(note.get(3).substring("time ".length())));
    }

    @Test
    void whatAStrangerTypesIsNotInTheTree() throws IOException {
        String marker = "Nadie Inventada Nunca 99999999R";
        String broker = stack.addresses().brokerUrl() + "/realms/es/protocol/";
        browser.get(broker + "openid-connect/auth?" + Browser.encode(Map.of("client_id", marker)));
        String request = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0" \
                IssueInstant="%s"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer>\
                </samlp:AuthnRequest>""".formatted(UUID.randomUUID(), Instant.now(), marker);
        browser.post(
                broker + "saml",
                Map.of("SAMLRequest", Base64.getEncoder().encodeToString(request.getBytes(StandardCharsets.UTF_8))));

        entry(outcome("client_not_found"));
        entry(entry -> entry.path("outcome").asText().startsWith("saml_request_"));
        assertThat(entries().toString()).doesNotContain("Nadie", "Inventada", "99999999R");
        assertThat(entries().stream().filter(outcome("client_not_found"))).noneMatch(entry -> entry.has("portal"));
        assertThat(failures()).as("beside it, as long as that is kept").anyMatch(told("clientId", marker));
    }

    @Test
    void aLineThatIsNoneIsRefusedAndNothingOfItsLetterIsEntered() {
        String good = "{\"time\":\"2026-11-23T01:50:51Z\",\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"accepted\","
                + "\"sha512\":\"" + UUID.randomUUID() + "\"}";
        try (BorderNode node = new BorderNode(admin, auditor.ledger())) {
            for (String none : List.of(
                    "null",
                    "{\"time\":\"x\",\"point\":\"SERVICE_GOT_REQUEST\",\"result\":null}",
                    "{\"time\":\"x\",\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"accepted\",\"message\":null}")) {
                HttpResponse<String> answer = node.answer(good + "\n" + none);
                assertThat(answer.statusCode()).as(none).isEqualTo(400);
                assertThat(Http.json(answer).path("error").asText()).isEqualTo("ENTRY_UNREADABLE");
            }
            entry(did("ledger_entered").and(node::wrote).and(outcome("entry_unreadable")));
            assertThat(entries()).noneMatch(of("border.service_got_request").and(node::wrote));
            assertThat(node.enters(good)).isEqualTo(204);
            entry(of("border.service_got_request").and(node::wrote));
        }
    }

    @Test
    void anAuditorsClientReadsAllOfItAndNeedsNoToken() throws IOException {
        Path credentials = Files.writeString(folder.resolve("client"), auditor.credentials());
        Verifier.Verdict verdict =
                verifier().with("PONTIS_LEDGER_CLIENT_FILE", credentials).says(auditor.ledger());
        assertThat(verdict.status()).as(verdict.text()).isZero();
        assertThat(verdict.text()).contains("Every entry was read.");
    }

    @Test
    void aFloodOfNobodyIsSoManyEntriesAndANumber() throws IOException {
        int most = 5;
        int flood = 60;
        try (RealmAttributes realm = new RealmAttributes(admin)) {
            realm.set("pontis.ledger-strangers-per-minute", String.valueOf(most));
            for (int i = 0; i < flood; i++) {
                assertThat(new Browser()
                                .get(stack.addresses().brokerUrl()
                                        + "/realms/es/protocol/openid-connect/auth?client_id=nobody-at-all")
                                .statusCode())
                        .isEqualTo(400);
            }
        }
        Predicate<JsonNode> spared = told("error", "spared");
        Predicate<JsonNode> stranger = told("error", "client_not_found").and(told("clientId", "nobody-at-all"));
        Patience.until("the number", () -> {
            List<JsonNode> failures = failures();
            int counted = failures.stream()
                    .filter(spared)
                    .mapToInt(one -> one.path("details").path("count").asInt())
                    .sum();
            return counted > 0 && failures.stream().filter(stranger).count() + counted >= flood;
        });
        // a minute may have ended meanwhile
        assertThat(failures().stream().filter(stranger)).hasSizeLessThanOrEqualTo(2 * most);
        JsonNode number = entry(of("LOGIN_ERROR").and(outcome("spared")));
        assertThat(number.path("count").asInt()).isPositive();
        assertThat(number.has("portal")).isFalse();
        assertThat(new Metrics(stack).sum("pontis_ledger_spared_total")).isGreaterThanOrEqualTo(flood - 2 * most);
        assertThat(verifier().says(auditor.ledger()).status()).isZero();
    }

    @Test
    void noNodesLineKeepsAnothersOut() {
        String line =
                "{\"time\":\"2026-11-23T01:50:51Z\",\"point\":\"SERVICE_GOT_REQUEST\",\"result\":\"accepted\",\"sha512\":\""
                        + UUID.randomUUID() + "\"}";
        try (BorderNode one = new BorderNode(admin, auditor.ledger());
                BorderNode other = new BorderNode(admin, auditor.ledger())) {
            assertThat(one.enters(line)).isEqualTo(204);
            assertThat(one.enters(line)).as("as after an answer that was lost").isEqualTo(204);
            assertThat(other.enters(line)).isEqualTo(204);
            for (BorderNode node : List.of(one, other)) {
                entry(of("border.service_got_request").and(node::wrote));
            }
            assertThat(entries().stream().filter(one::wrote)).hasSize(1);
        }
    }

    private List<JsonNode> failures() {
        List<JsonNode> failures = new ArrayList<>();
        admin.get("es/events?type=LOGIN_ERROR&max=200&dateFrom=" + begin).forEach(failures::add);
        return failures;
    }

    private static Predicate<JsonNode> told(String member, String value) {
        return one -> one.path(member).asText().equals(value);
    }

    private void logsIn(Browser browser, String password) {
        oidc.login(browser, "prompt", "login")
                .choose("password")
                .fill("identifier", FreshCitizen.IDENTIFIER, "password", password);
    }

    /** One that came since the test began; waits for its place. */
    private JsonNode entry(Predicate<JsonNode> which) {
        return Patience.until(
                "the entry in the tree", () -> entries().stream().filter(which).findFirst());
    }

    private List<JsonNode> entries() {
        return auditor.entries().stream()
                .skip(before)
                .map(line -> line.path("entry"))
                .toList();
    }

    private static Predicate<JsonNode> did(String what) {
        return told("what", what);
    }

    private static Predicate<JsonNode> outcome(String outcome) {
        return told("outcome", outcome);
    }

    private static Predicate<JsonNode> of(String type) {
        return entry -> entry.path("type").asText().equals(type);
    }

    private Verifier verifier() throws IOException {
        return new Verifier(folder, auditor.ledger(), auditor::token);
    }
}
