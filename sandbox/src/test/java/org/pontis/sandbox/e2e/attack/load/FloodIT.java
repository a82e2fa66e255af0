package org.pontis.sandbox.e2e.attack.load;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.zip.Deflater;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.Registered;
import org.pontis.sandbox.e2e.attack.Crowd;
import org.pontis.sandbox.e2e.attack.Living;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.run.SharedStack;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** Very many requests that are each answered quickly. */
class FloodIT extends LoadAttack {

    private static final int WIDE = 16;
    private static final int MOST_TABS = 10;
    private static final int MOST_BYTES_FOR_A_LOGIN = 40_000;

    @Test
    @DisplayName(
            "O4, O15 more logins begun by one portal's visitors than are kept: nobody is kept out or loses her place, or has to hurry")
    void loginsThatAreOnlyBegunComeToAnEnd() throws Exception {
        long before = living().octets();
        Flood first = Flood.of(SharedStack.MOST_BEGUN, WIDE, this::begin);
        assertThat(first.answers()).containsExactly(Map.entry(200, SharedStack.MOST_BEGUN));
        Browser hers = new Browser();
        Page code = ana.identifies(oidc.login(hers).choose("sms-pin"));
        Flood flood = Flood.of(2 * SharedStack.MOST_BEGUN, WIDE, this::begin);
        othersLogInDuring(flood);
        assertThat(flood.answers()).containsExactly(Map.entry(200, 2 * SharedStack.MOST_BEGUN));

        Living now = living();
        long begun = now.instances("RootAuthenticationSessionEntity");
        long octets = now.octets() - before;
        System.out.printf("%d begun logins are kept, %d octets each%n", begun, octets / begun);
        // what was removed a moment ago may still be held by its request
        assertThat(begun).isBetween(SharedStack.MOST_BEGUN / 2L, SharedStack.MOST_BEGUN + 2L * WIDE);
        assertThat(octets).isLessThan((long) SharedStack.MOST_BEGUN * MOST_BYTES_FOR_A_LOGIN);
        ana.typesCode(code);
        assertThat(oidc.me(hers).loggedIn()).isTrue();

        Browser reader = new Browser();
        Page chooser = oidc.login(reader);
        Flood newcomers = Flood.of(SharedStack.MOST_BEGUN / 10, WIDE, this::begin);
        assertThat(newcomers.answers()).containsExactly(Map.entry(200, SharedStack.MOST_BEGUN / 10));
        bruno.logsInWithPassword(chooser);
        assertThat(oidc.me(reader).loggedIn()).isTrue();
        assertThat(new Metrics(stack).sum("pontis_begun_logins_forgotten_total"))
                .isGreaterThanOrEqualTo(2.0 * SharedStack.MOST_BEGUN);
    }

    @Test
    @DisplayName("O4 one browser keeps ten tabs, and the newest of them is good")
    void tabsOfOneBrowserComeToAnEnd() throws Exception {
        long before = living().instances("AuthenticationSessionEntity");
        Browser one = new Browser();
        Page last = oidc.login(one);
        for (int i = 0; i < 3 * MOST_TABS; i++) {
            last = oidc.login(one);
        }
        assertThat(living().instances("AuthenticationSessionEntity") - before).isLessThanOrEqualTo(MOST_TABS);
        bruno.logsInWithPassword(last);
        assertThat(oidc.me(one).loggedIn()).isTrue();
    }

    @Test
    @DisplayName(
            "O14 sixty wrong stop codes at once, each refused after five seconds only: twenty of them wait, and who logs in does not")
    void whoIsHeldBackHoldsUpNobody() throws Exception {
        Recovery recovery = Recovery.of(stack);
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack))) {
            realm.set("pontis.recovery-pace", "PT5S", "pontis.recovery-asks-per-address-hour", "1000");
            CompletableFuture<List<Page>> guesses = new CompletableFuture<>();
            guesses.completeAsync(() -> together(who ->
                    recovery.stop(new Browser(), stranger(who), Registered.CONTRAST, "all", "stopcode", "11111111")));
            do {
                aCitizenLogsIn();
            } while (!guesses.isDone());

            Map<Integer, Long> answers = guesses.get().stream()
                    .collect(groupingBy(page -> page.response().statusCode(), counting()));
            assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 503);
            assertThat(guesses.get()).allMatch(page -> page.problem()
                    .orElseThrow()
                    .equals(page.response().statusCode() == 503 ? "TOO_BUSY" : "CREDENTIALS_WRONG"));
            assertThat(new Metrics(stack).sum("pontis_answers_at_once")).isZero();
        }
    }

    private static List<Page> together(IntFunction<Page> guess) {
        try {
            return Crowd.of(60, guess);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String stranger(int number) {
        return "%08d%c".formatted(8_300 + number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt((8_300 + number) % 23));
    }

    @Test
    @DisplayName("O5 bombs of SAML keep nobody out")
    void bombsKeepNobodyOut() throws Exception {
        String bomb = redirect("<a>" + " ".repeat(30_000_000) + "</a>");
        String laughs = post("""
                <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
                ]><a>&d;&d;&d;&d;&d;&d;&d;&d;</a>""");
        HttpRequest byRedirect = HttpRequest.newBuilder(URI.create(broker("protocol/saml?SAMLRequest=" + bomb)))
                .build();
        assertThat(bomb.length()).isGreaterThan(30_000);
        Flood one = Flood.of(200, WIDE / 2, () -> byRedirect);
        Flood other = Flood.of(200, WIDE / 2, () -> form(laughs));
        othersLogInDuring(one);

        // an address of that length is not even read: whoever is still sending it may find the line closed before the
        // answer
        assertThat(one.answers()).containsKey(414);
        assertThat(one.answers().keySet()).isSubsetOf(414, Flood.NO_ANSWER);
        assertThat(other.answers()).containsExactly(Map.entry(400, 200));
    }

    @Test
    @DisplayName("O5 a small bomb is not unpacked")
    void aSmallBombIsNotUnpacked() throws Exception {
        String bomb = redirect("<a>" + " ".repeat(2_000_000) + "</a>");
        HttpRequest request = HttpRequest.newBuilder(URI.create(broker("protocol/saml?SAMLRequest=" + bomb)))
                .build();
        Flood flood = Flood.of(200, WIDE, () -> request);
        othersLogInDuring(flood);
        assertThat(flood.answers()).containsExactly(Map.entry(400, 200));
    }

    @Test
    @DisplayName(
            "O6, O11 signed messages of a stranger are refused before any signature is checked, with a line or two each")
    void strangersSignaturesAreNotChecked() throws Exception {
        LogTail log = LogTail.of(stack.broker().log());
        Flood flood = Flood.of(400, WIDE, () -> form(post(signedByAStranger())));
        othersLogInDuring(flood);

        assertThat(flood.answers()).containsExactly(Map.entry(400, 400));
        for (JsonNode event : new Admin(stack).get("es/events?max=50&type=LOGIN_ERROR")) {
            assertThat(event.path("error").asText()).isNotEqualTo("saml_request_signature");
        }
        assertThat(log.text().length()).isLessThan(500 * 1024);
    }

    /** Of the right form in all its parts; nobody knows the one who wrote it. */
    private String signedByAStranger() {
        String id = "_" + UUID.randomUUID();
        String word = Base64.getEncoder().encodeToString(new byte[32]);
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="%s" Version="2.0" \
                IssueInstant="%s" Destination="%s"><saml:Issuer \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://stranger.example/metadata</saml:Issuer>\
                <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>\
                <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\
                <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>\
                <ds:Reference URI="#%s"><ds:Transforms>\
                <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>\
                <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>\
                <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
                <ds:DigestValue>%s</ds:DigestValue></ds:Reference></ds:SignedInfo>\
                <ds:SignatureValue>%s</ds:SignatureValue></ds:Signature></samlp:AuthnRequest>""".formatted(id, Instant.now(), broker("protocol/saml"), id, word, word.repeat(8));
    }

    private HttpRequest form(String message) {
        return HttpRequest.newBuilder(URI.create(broker("protocol/saml")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("SAMLRequest=" + message))
                .build();
    }

    private static String post(String xml) {
        return URLEncoder.encode(
                Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String redirect(String xml) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(xml.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return URLEncoder.encode(Base64.getEncoder().encodeToString(packed.toByteArray()), StandardCharsets.UTF_8);
    }

    private Living living() {
        return Living.in(stack.broker().pid());
    }

    private HttpRequest begin() {
        CodeFlow flow = new CodeFlow("portal-oidc", stack.addresses().portalOidcUrl() + "/callback");
        return HttpRequest.newBuilder(
                        URI.create(broker("protocol/openid-connect/auth?" + Browser.encode(flow.request()))))
                .build();
    }
}
