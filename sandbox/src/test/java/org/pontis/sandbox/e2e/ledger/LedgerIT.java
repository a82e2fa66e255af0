package org.pontis.sandbox.e2e.ledger;

import java.net.URI;
import java.net.http.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens stands in the ledger, once, and whoever it is about can prove it. */
class LedgerIT extends EndToEnd {

    private Admin admin;
    private Auditor auditor;

    @BeforeEach
    void comesAnAuditor() {
        admin = new Admin(stack);
        auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole();
    }

    @AfterEach
    void goesTheAuditor() {
        auditor.close();
    }

    @Test
    void aLoginIsAnEntryBeforeItsPortalKnows() {
        int before = auditor.entries().size();
        bruno.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();

        JsonNode login = Patience.until("the login in the tree", () -> auditor.entries().stream()
                .skip(before)
                .filter(line -> line.path("entry").path("type").asText().equals("LOGIN"))
                .findFirst());
        JsonNode entry = login.path("entry");
        assertThat(entry.path("portal").asText()).isEqualTo("portal-oidc");
        assertThat(entry.path("method").asText()).isEqualTo("password");
        assertThat(entry.path("outcome").asText()).isEqualTo("ok");
        assertThat(entry.path("citizen").asText()).hasSize(44);
    }

    @Test
    void theLedgerIsReadByAuditorsAlone() {
        String entries = auditor.ledger() + "entries?from=0&count=1";
        assertThat(Http.send(HttpRequest.newBuilder(URI.create(entries)).GET()).statusCode())
                .isEqualTo(401);
        try (Auditor none = new Auditor(admin, stack.addresses().brokerUrl())) {
            assertThat(none.ask("entries?from=0&count=1").statusCode()).isEqualTo(403);
        }
        assertThat(auditor.ask("entries?from=0&count=1").statusCode()).isEqualTo(200);
        assertThat(auditor.ask("entries?from=0&count=1001").statusCode()).isEqualTo(400);
    }
}
