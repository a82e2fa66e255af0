package org.pontis.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;
import org.pontis.realm.portal.PortalClient;

/**
 * The broker's own pages where somebody logs in, each as a client of the realm. They look at the session itself and never fetch a
 * token: their client has no key, so that nobody can redeem a code that was made for it.
 */
final class OwnPages {

    private OwnPages() {}

    /** @param realm whose languages name the pages */
    static void addTo(ObjectNode realm) {
        ArrayNode clients = realm.withArrayProperty("clients");
        String language = realm.path("defaultLocale").asText();
        Sources.array("pages.json").forEach(page -> clients.add(client(page, realm, language)));
    }

    private static ObjectNode client(JsonNode page, ObjectNode realm, String language) {
        String address = "/realms/" + realm.path("realm").asText() + "/"
                + page.required("path").textValue();
        ObjectNode client = Json.object();
        client.put("clientId", page.required("client").textValue());
        client.put("name", page.required("name").required(language).textValue());
        client.put("description", "A page of the broker's own; it gets no tokens");
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("baseUrl", address);
        client.putArray("redirectUris").add(address);
        client.putArray("webOrigins");
        client.put("publicClient", false);
        client.put("clientAuthenticatorType", "client-jwt");
        client.put("standardFlowEnabled", true);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("frontchannelLogout", false);
        client.put("fullScopeAllowed", false);
        client.put("consentRequired", false);
        ObjectNode attributes = client.putObject("attributes");
        realm.path("supportedLocales")
                .forEach(tag -> attributes.set(
                        PortalClient.NAME + tag.asText(), page.required("name").required(tag.asText())));
        attributes.put("pkce.code.challenge.method", "S256");
        attributes.put("post.logout.redirect.uris", "-");
        client.putArray("defaultClientScopes").add("basic").add("assurance");
        client.putArray("optionalClientScopes");
        return client;
    }
}
