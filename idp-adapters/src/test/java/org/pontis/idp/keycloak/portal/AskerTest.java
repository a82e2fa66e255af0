package org.pontis.idp.keycloak.portal;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.abroad.Requester;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class AskerTest {

    private static final Map<String, String> PROXY_SERVICE =
            Map.of("pontis.asks-for", "countries", "pontis.nationals-only", "true");

    private static Asker asker(Map<String, String> portal) {
        AuthenticationSessionModel login = Notes.login("openid-connect", portal);
        login.setClientNote("client_request_param_requester_country", "EE");
        login.setClientNote("client_request_param_requester_name", "Maksu- ja Tolliamet");
        return Asker.of(login);
    }

    @Test
    void theProxyServiceAsksForAnother() {
        assertThat(asker(PROXY_SERVICE).requester()).isEqualTo(Requester.of("EE", "Maksu- ja Tolliamet"));
    }

    @Test
    void nobodyElseDoes() {
        assertThat(asker(Map.of()).requester()).isEmpty();
        assertThat(asker(Map.of("pontis.asks-for", "countries")).requester())
                .as("whoever takes people from abroad")
                .isEmpty();
        assertThat(asker(Map.of("pontis.asks-for", "itself", "pontis.nationals-only", "true"))
                        .requester())
                .isEmpty();
    }

    @Test
    void withoutACountryItAsksForItself() {
        AuthenticationSessionModel login = Notes.login("openid-connect", PROXY_SERVICE);
        login.setClientNote("client_request_param_requester_name", "Agencia Tributaria");
        assertThat(Asker.of(login).requester()).isEmpty();
    }
}
