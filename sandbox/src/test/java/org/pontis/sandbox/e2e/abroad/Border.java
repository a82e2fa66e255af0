package org.pontis.sandbox.e2e.abroad;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.run.Stack;
import org.pontis.sandbox.web.Response;

/** The way into realm {@code es} from abroad, through a {@link StandInConnector}; closed again, the realm is as it was before. */
public final class Border implements AutoCloseable {

    private static final String EIDAS = "eidas";
    private static final String ALL = "es/identity-provider/instances";
    private static final String ONE = ALL + "/" + EIDAS;

    final StandInConnector connector;
    private final Admin admin;
    private final Optional<JsonNode> before;

    public Border(Stack stack) throws JOSEException {
        connector = new StandInConnector(stack.addresses());
        admin = new Admin(stack);
        before = StreamSupport.stream(admin.get(ALL).spliterator(), false)
                .filter(provider -> provider.path("alias").asText().equals(EIDAS))
                .findFirst();
        before.ifPresent(provider -> admin.delete(ONE));
        admin.post(ALL, provider(connector.issuer));
    }

    /** Whoever comes next, and what her country says of her. */
    public void comes(String identifier, String acr) {
        connector.refusal.clear();
        connector.who.putAll(Map.of(
                "person_identifier",
                identifier,
                "country",
                identifier.substring(0, 2),
                "given_name",
                "Mari",
                "family_name",
                "Maasikas",
                "birthdate",
                "2000-01-01",
                "acr",
                acr));
    }

    /** The accounts of everybody who came. */
    public List<JsonNode> foreigners() {
        return StreamSupport.stream(admin.get("es/users?search=eid*&max=100").spliterator(), false)
                .filter(user -> user.path("username").asText().startsWith("eid"))
                .toList();
    }

    public void forgetForeigners() {
        foreigners().forEach(user -> admin.delete("es/users/" + user.path("id").asText()));
    }

    @Override
    public void close() {
        admin.delete(ONE);
        before.map(JsonNode::<ObjectNode>deepCopy)
                .map(provider -> provider.without("internalId"))
                .ifPresent(provider -> admin.post(ALL, provider));
        connector.close();
    }

    private static JsonNode provider(String issuer) {
        return Response.JSON.valueToTree(Map.of(
                "alias",
                EIDAS,
                "providerId",
                EIDAS,
                "enabled",
                true,
                "firstBrokerLoginFlowAlias",
                "pontis closed",
                "config",
                Map.ofEntries(
                        Map.entry("pontisCeiling", "high"),
                        Map.entry("issuer", issuer),
                        Map.entry("authorizationUrl", issuer + "/authorize"),
                        Map.entry("tokenUrl", issuer + "/token"),
                        Map.entry("jwksUrl", issuer + "/jwks"),
                        Map.entry("useJwksUrl", "true"),
                        Map.entry("validateSignature", "true"),
                        Map.entry("disableUserInfo", "true"),
                        Map.entry("clientId", "pontis"),
                        Map.entry("clientAuthMethod", "private_key_jwt"),
                        Map.entry("clientAssertionSigningAlg", "ES256"),
                        Map.entry("clientAssertionAudience", issuer),
                        Map.entry("pkceEnabled", "true"),
                        Map.entry("pkceMethod", "S256"),
                        Map.entry("forwardParameters", "ui_locales"),
                        Map.entry("syncMode", "IMPORT"))));
    }
}
