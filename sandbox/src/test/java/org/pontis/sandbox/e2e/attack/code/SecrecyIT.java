package org.pontis.sandbox.e2e.attack.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a code, or the number it goes to, could be read; and what a portal's name could do to the message it is in. */
@UnderAttack
class SecrecyIT extends EndToEnd {

    private static final String WICKED = "Hacienda\r\n@evil.example #00000000\u202E\u0007 <script>alert(1)</script>"
            + " http://evil.example/x ${7*7} {0} %s \u200Bevil.example";

    @Test
    @DisplayName(
            "I10, I15 a code and a number are on the phone and nowhere else: pages, events, account, metrics, log, database")
    void onThePhoneOnly() throws IOException {
        Admin admin = new Admin(stack);
        Page page = bruno.identifies(oidc.login(browser, "method", "sms-pin"));
        String code = bruno.phone().code();
        Page wrong = page.fill("code", "00000000");
        String id = admin.get("es/users?exact=true&username=idces-00000002w")
                .path(0)
                .path("id")
                .asText();

        assertThat(List.of(
                        page.response().body(),
                        page.response().headers().map().toString(),
                        wrong.response().body(),
                        admin.get("es/events?max=200").toString(),
                        admin.get("es/admin-events?max=200").toString(),
                        admin.get("es/users/" + id).toString(),
                        new Metrics(stack).text(),
                        Files.readString(stack.broker().log())))
                .allSatisfy(text -> assertThat(text).doesNotContain(code, "600000002"));
        assertThat(admin.get("es/users/" + id + "/credentials").toString()).doesNotContain(code);
        String database = database();
        // said in two words: a failure must not print the database
        assertThat(database.contains("idces-00000002w")).isTrue();
        assertThat(database.contains(code)).isFalse();

        wrong.fill("code", code);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    @DisplayName("I11 a portal's name adds no line, no link, no direction and no mark-up to the message or the page")
    void aWickedName() {
        Admin admin = new Admin(stack);
        ObjectNode portal = admin.get("es/clients?clientId=portal-oidc").get(0).deepCopy();
        ObjectNode renamed = portal.deepCopy();
        renamed.put("name", WICKED);
        renamed.withObjectProperty("attributes").put("pontis.name.es", WICKED).put("pontis.name.en", WICKED);
        String path = "es/clients/" + portal.path("id").asText();
        admin.put(path, renamed);
        try {
            Page page = bruno.identifies(oidc.login(browser, "method", "sms-pin"));
            String text = bruno.phone().text();
            assertThat(text.lines()).hasSize(2);
            assertThat(text.lines().skip(1).findFirst().orElseThrow()).matches("@localhost #\\d{8}");
            assertThat(text.lines().findFirst().orElseThrow())
                    .doesNotContain("@", "#", "http:", "/", "<", "evil.example", "\u202E", "\u200B", "$", "{", "%");
            assertThat(page.html().select("script").eachText()).isEmpty();
            assertThat(page.response().body()).doesNotContain("<script>alert", "49 ");
        } finally {
            admin.put(path, portal);
        }
    }

    /** Everything the server keeps on disk, as far as it is text. */
    private String database() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(stack.state().resolve("keycloak"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".db")).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
