package org.pontis.idp.keycloak.pages;

import java.net.URLEncoder;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;

import org.keycloak.sessions.AuthenticationSessionModel;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which of the browser's logins a page belongs to, as it stands in addresses. It opens nothing by itself: the login's
 * cookie does.
 */
public record LoginTab(String client, String tab) {

    private static final String CLIENT = "client_id";
    private static final String TAB = "tab_id";

    public static LoginTab of(AuthenticationSessionModel login) {
        return new LoginTab(login.getClient().getClientId(), login.getTabId());
    }

    /** The one an address names, if it does. */
    static Optional<LoginTab> in(MultivaluedMap<String, String> query) {
        return Optional.ofNullable(query.getFirst(CLIENT))
                .flatMap(client -> Optional.ofNullable(query.getFirst(TAB)).map(tab -> new LoginTab(client, tab)));
    }

    /** For the query of an address. */
    public String query() {
        return CLIENT + "=" + URLEncoder.encode(client, UTF_8) + "&" + TAB + "=" + URLEncoder.encode(tab, UTF_8);
    }
}
